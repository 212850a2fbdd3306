import type { Program, Way } from './engine.ts';
import { limitSeconds, run, type End } from './run.ts';

/** Runs the program beside the button, or stops it while it runs. From the first run on it can be edited. */
export function press(button: HTMLButtonElement): void {
  const block = button.closest<HTMLElement>('.program');
  if (block === null) return;
  const panel = panels.get(block) ?? new Panel(block, button);
  panels.set(block, panel);
  void panel.press();
}

const panels = new WeakMap<HTMLElement, Panel>();

class Panel {
  readonly #block: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #offer: string;
  readonly #reset = control('Reset', () => this.#close());
  readonly #editor = document.createElement('textarea');
  readonly #mine = outputBlock();
  #running: AbortController | undefined;

  constructor(block: HTMLElement, button: HTMLButtonElement) {
    this.#block = block;
    this.#button = button;
    this.#offer = button.textContent;
    const editor = this.#editor;
    editor.className = 'code-editor';
    editor.spellcheck = false;
    editor.autocapitalize = 'off';
    editor.setAttribute('autocomplete', 'off');
    editor.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (this.#running === undefined) void this.press();
    });
  }

  async press(): Promise<void> {
    if (this.#running !== undefined) return this.#running.abort();
    this.#running = new AbortController();
    this.#button.textContent = 'Stop';
    try {
      if (!this.#editor.isConnected) await this.#open();
      await this.#run(this.#running.signal);
    } catch (error) {
      if (!this.#mine.block.isConnected) this.#button.parentElement?.before(this.#mine.block);
      this.#mine.say(`It cannot be run: ${String(error)}`);
    } finally {
      this.#running = undefined;
      this.#button.textContent = this.#editor.isConnected ? 'Run' : this.#offer;
    }
  }

  /** The page may show a part only: what runs, and what is edited, is the whole file. */
  async #open(): Promise<void> {
    const { file, address } = this.#program();
    const source = await sourceAt(address);
    const before = this.#button.getBoundingClientRect().top;
    this.#editor.ariaLabel = `${file}, to be edited`;
    this.#editor.value = source;
    this.#editor.rows = source.split('\n').length + 1;
    const pre = this.#block.querySelector('pre:has(> code)');
    pre?.after(this.#editor);
    pre?.setAttribute('hidden', '');
    const recorded = this.#block.querySelector('.output');
    const both = document.createElement('div');
    both.className = 'outputs';
    recorded?.replaceWith(both);
    both.append(...(recorded === null ? [] : [recorded]), this.#mine.block);
    this.#button.after(' ', this.#reset);
    // What has opened stands above the button: keep that under the reader's finger.
    scrollBy({ top: this.#button.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  #close(): void {
    this.#running?.abort();
    this.#editor.remove();
    this.#reset.remove();
    this.#mine.block.remove();
    const both = this.#block.querySelector('.outputs');
    both?.replaceWith(...both.childNodes);
    this.#block.querySelector('pre[hidden]')?.removeAttribute('hidden');
    this.#button.textContent = this.#offer;
    this.#button.focus();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { file, way } = this.#program();
    const program: Program = { file, source: this.#editor.value };
    let stdout = '';
    this.#mine.clear();
    this.#mine.say('Loading …');
    const end = await run(way, program, {
      signal,
      onBegin: () => this.#mine.say('Running …'),
      onPrint: (text, isError) => {
        if (!isError) stdout += text;
        this.#mine.print(text);
      },
    });
    this.#mine.say(`${story(end)}${this.#comparison(end, stdout)}`);
  }

  /** Nothing where the run failed, or where the recorded one is a sample. */
  #comparison(end: End, stdout: string): string {
    const recorded = this.#block.querySelector<HTMLElement>('.output');
    const isSample = recorded?.dataset['sample'] !== undefined;
    if (end.kind !== 'ended' || end.exit !== 0 || isSample) return '';
    const isSame = stdout.trimEnd() === recorded?.querySelector('samp')?.textContent;
    return `, ${isSame ? 'same' : 'other'} output ${isSame ? 'as' : 'than'} recorded`;
  }

  #program(): { readonly file: string; readonly address: string; readonly way: Way } {
    const link = this.#block.querySelector<HTMLAnchorElement>('.code-file');
    const way = this.#button.dataset['run'] === 'pyodide' ? 'pyodide' : 'worker';
    return { file: link?.textContent ?? 'program', address: link?.href ?? '', way };
  }
}

/** Markers of regions are for the page, not for its readers. */
const marker = /^[ \t]*(?:#|\/\/) (?:region|endregion)\b.*\n/gm;

async function sourceAt(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.text()).replaceAll(marker, '').trimEnd();
}

function story(end: End): string {
  switch (end.kind) {
    case 'ended':
      return `${end.exit === 0 ? 'Ended' : `Ended with exit code ${end.exit}`} after ${end.seconds.toFixed(1)} s`;
    case 'stopped':
      return {
        time: `Stopped: it ran longer than ${limitSeconds} s`,
        flood: 'Stopped: it printed more than 256 KiB',
        reader: 'Stopped',
      }[end.why];
    case 'broken':
      return `It cannot be run: ${end.reason}`;
  }
}

interface OutputBlock {
  readonly block: HTMLElement;
  readonly clear: () => void;
  readonly print: (text: string) => void;
  readonly say: (words: string) => void;
}

function outputBlock(): OutputBlock {
  const block = document.createElement('div');
  block.className = 'output';
  block.innerHTML =
    '<p>Output here <span role="status"></span></p><pre tabindex="0"><samp></samp></pre>';
  const samp = block.querySelector('samp');
  const status = block.querySelector('[role]');
  return {
    block,
    clear: () => samp?.replaceChildren(),
    print: (text) => samp?.append(text),
    say: (words) => status?.replaceChildren(words),
  };
}

function control(label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}
