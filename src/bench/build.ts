import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { cpuOfEnded, memoryOf } from './processes.ts';

/** What one build took. */
export interface Effort {
  /** Wall clock, in seconds. */
  readonly wall: number;
  /** Processor time of the build and all it started, in seconds. */
  readonly cpu: number;
  /** Peak of the memory of all its processes together, in bytes. */
  readonly memory: number;
  /** Peak of its largest process, in bytes. */
  readonly largest: number;
}

const sampleEvery = 50; // ms

/**
 * Builds the site in a folder and measures it.
 * @throws BuildFailed with what the build printed
 */
export async function build(folder: string): Promise<Effort> {
  const PATH = [path.join(folder, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter);
  const cpuBefore = cpuOfEnded();
  const begun = performance.now();
  const running = spawn(process.execPath, [path.join(folder, 'src/commands/build.ts')], {
    cwd: folder,
    env: { ...process.env, PATH, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }

  let memory = 0;
  let largest = 0;
  const sampling = setInterval(() => {
    const now = memoryOf(running.pid ?? 0);
    memory = Math.max(memory, now.sum);
    largest = Math.max(largest, now.largest);
  }, sampleEvery);
  try {
    const [code] = (await once(running, 'close')) as [number | null];
    if (code !== 0) throw new BuildFailed(printed);
  } finally {
    clearInterval(sampling);
  }
  const wall = (performance.now() - begun) / 1000;
  return { wall, cpu: cpuOfEnded() - cpuBefore, memory, largest };
}

class BuildFailed extends Error {
  override name = 'BuildFailed';

  constructor(printed: string) {
    super(`The build failed:\n${printed.slice(-4000)}`);
  }
}
