import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An ordinary Firefox of the system, or what FIREFOX_PATH names; Playwright drives only one of its own. */
export const firefox = [process.env['FIREFOX_PATH'], 'firefox-esr', 'firefox'].find(
  (program) => program !== undefined && spawnSync(program, ['--version']).status === 0,
);

/** A page of Firefox, spoken to in WebDriver BiDi. */
export interface FirefoxPage {
  /** Resolves when the page has loaded. */
  readonly open: (address: string) => Promise<void>;
  /** The text that an expression comes to. */
  readonly text: (expression: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly error?: string;
  readonly message?: string;
  readonly result: {
    readonly contexts: readonly { readonly context: string }[];
    readonly result: { readonly value?: unknown };
  };
}

/** @throws when Firefox ends before it can be spoken to */
export async function openFirefox(program: string): Promise<FirefoxPage> {
  const profile = await mkdtemp(path.join(tmpdir(), 'firefox-'));
  const browser = spawn(
    program,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    browser.once('exit', () => reject(new Error(`Firefox ended: ${said}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));

  let last = 0;
  const ask = async (method: string, params: object): Promise<Answer['result']> => {
    last += 1;
    const id = last;
    const answered = new Promise<Answer>((resolve) => {
      const hear = ({ data }: MessageEvent<string>): void => {
        const answer = JSON.parse(data) as Answer;
        if (answer.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(answer);
      };
      socket.addEventListener('message', hear);
    });
    socket.send(JSON.stringify({ id, method, params }));
    const answer = await answered;
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.message ?? answer.error}`);
    return answer.result;
  };

  await ask('session.new', { capabilities: {} });
  const context = (await ask('browsingContext.getTree', {})).contexts[0]?.context;
  return {
    open: async (url) =>
      void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    text: async (expression) => {
      const { result } = await ask('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      });
      return String(result.value ?? '');
    },
    close: async () => {
      socket.close();
      const ended = new Promise((resolve) => browser.once('exit', resolve));
      browser.kill();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
