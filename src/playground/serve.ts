import type { Engine, Program } from './engine.ts';
import type { Message } from './messages.ts';

/** As when the example was recorded: more is not output, it is a flood. */
const mostCharacters = 256 * 1024;
/** Telling the page of every line would keep it busier than the program is. */
const pieceCharacters = 4096;
const pieceMs = 50;

/** Runs, inside a worker, every program that the page sends, one after the other. */
export async function serve(starting: Promise<Engine>): Promise<void> {
  try {
    const engine = await starting;
    addEventListener('message', (event: MessageEvent<Program>) => void run(engine, event.data));
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'broken', reason: String(error) });
  }
}

async function run(engine: Engine, program: Program): Promise<void> {
  const output = new Output();
  try {
    const exit = await engine.run(program, (text, isError) => output.add(text, isError));
    output.flush();
    tell({ kind: 'ended', exit });
  } catch (error) {
    tell({ kind: 'broken', reason: String(error) });
  }
}

class Output {
  #waiting = '';
  #isError = false;
  #told = performance.now();
  #characters = 0;

  add(text: string, isError: boolean): void {
    if (this.#characters > mostCharacters) return;
    this.#characters += text.length;
    if (isError !== this.#isError) this.flush();
    this.#isError = isError;
    this.#waiting += text;
    const isDue = performance.now() - this.#told > pieceMs;
    if (this.#waiting.length > pieceCharacters || isDue) this.flush();
    if (this.#characters > mostCharacters) tell({ kind: 'flooded' });
  }

  flush(): void {
    if (this.#waiting !== '')
      tell({ kind: 'printed', text: this.#waiting, isError: this.#isError });
    this.#waiting = '';
    this.#told = performance.now();
  }
}

function tell(message: Message): void {
  postMessage(message);
}
