import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { processesOfRun, processesOfSession, runMarker, type RunningProcess } from './processes.ts';

export interface Limits {
  readonly seconds: number;
  /** Resident memory of all its processes together. */
  readonly megabytes: number;
}

export const programLimits: Limits = { seconds: 10, megabytes: 512 };
export const buildLimits: Limits = { seconds: 120, megabytes: 4096 };

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** A file read as standard input; without it there is none. */
  readonly input?: string | undefined;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code, 128 plus the number of the signal that ended it. */
  readonly exit: number;
  /** Why it was ended by force, or what it left behind. */
  readonly trouble: string | undefined;
  readonly seconds: number;
}

const outputLimit = 256 * 1024;
const watchEveryMs = 100;
const graceMs = 400;
const living = new Set<number>();

process.on('exit', () => living.forEach((session) => killSession(session)));

/** Runs a command in a session of its own, without network where the system permits, and ends all it started. */
export async function execute(command: Command, limits: Limits): Promise<Outcome> {
  const marker = randomUUID();
  const input = command.input === undefined ? 'ignore' : openSync(command.input, 'r');
  const [name, ...args] = [
    ...isolation().prefix,
    'sh',
    '-c',
    setLimits(limits),
    'sh',
    ...command.argv,
  ];
  const started = performance.now();
  const child = spawn(name ?? 'sh', args, {
    cwd: command.cwd,
    env: { ...command.env, [runMarker]: marker },
    stdio: [input, 'pipe', 'pipe'],
    detached: true,
  });
  if (typeof input === 'number') closeSync(input);
  const ended = exitOf(child);
  const session = child.pid;
  if (session === undefined)
    return { stdout: '', stderr: '', exit: 127, trouble: `${name} cannot be started`, seconds: 0 };

  living.add(session);
  let trouble: string | undefined;
  const end = (reason: string): void => {
    trouble ??= reason;
    killSession(session);
  };
  const stdout = collect(child.stdout, () => end('printed more than 256 KiB'));
  const stderr = collect(child.stderr, () => end('printed more than 256 KiB of errors'));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const timer = setTimeout(() => end(`ran longer than ${limits.seconds} s`), limits.seconds * 1000);
  const watch = setInterval(() => {
    const resident = processesOfSession(session).reduce(
      (sum, { residentBytes }) => sum + residentBytes,
      0,
    );
    if (resident > limits.megabytes * 1e6) end(`used more than ${limits.megabytes} MB`);
  }, watchEveryMs);

  const exit = await ended;
  const seconds = (performance.now() - started) / 1000;
  clearTimeout(timer);
  clearInterval(watch);
  const left = await leftBehind(session, marker, trouble === undefined ? graceMs : 0);
  if (left.length > 0)
    trouble ??= `left behind ${left.map((one) => one.name).join(', ')}, still running after its end`;
  left.forEach(({ pid }) => kill(pid));
  killSession(session);
  living.delete(session);
  await Promise.race([closed, pause(1000, undefined, { ref: false })]);
  child.stdout?.destroy();
  child.stderr?.destroy();
  return { stdout: stdout.text(), stderr: stderr.text(), exit, trouble, seconds };
}

export interface Isolation {
  /** Put before a command. */
  readonly prefix: readonly string[];
  /** Said once when programs keep their network. */
  readonly note: string | undefined;
}

let measured: Isolation | undefined;

/** A network namespace that holds nothing but its own loopback. */
export function isolation(): Isolation {
  if (measured !== undefined) return measured;
  const ways = [
    ['unshare', '-rn'],
    ['unshare', '-n'],
  ] as const;
  const prefix = ways.find(([name, flag]) => spawnSync(name, [flag, 'true']).status === 0);
  const note =
    'this system permits no network namespace (unshare -rn): the programs run with network';
  measured = prefix === undefined ? { prefix: [], note } : { prefix, note: undefined };
  return measured;
}

const ip = ['/usr/sbin/ip', '/sbin/ip', '/usr/bin/ip', '/bin/ip'].find((path) => existsSync(path));

/** The data limit only brakes what would outrun the watch on memory: Go and Node reserve far more than they use. */
function setLimits({ megabytes }: Limits): string {
  const loopback =
    ip === undefined || isolation().prefix.length === 0 ? '' : `${ip} link set lo up 2>/dev/null; `;
  return `${loopback}ulimit -c 0; ulimit -d ${megabytes * 4000} 2>/dev/null; exec "$@"`;
}

function collect(
  stream: ChildProcess['stdout'],
  tooMuch: () => void,
): { readonly text: () => string } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > outputLimit) tooMuch();
    else chunks.push(chunk);
  });
  return { text: () => Buffer.concat(chunks).toString('utf8') };
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/** Helpers that end with their parent get a moment to do so. */
async function leftBehind(
  session: number,
  marker: string,
  patienceMs: number,
): Promise<readonly RunningProcess[]> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const left = processesOfRun(session, marker);
    if (left.length === 0 || performance.now() >= until) return left;
    await pause(20);
  }
}

/** Without /proc the group is all that can be reached. */
function killSession(session: number): void {
  kill(-session);
  processesOfSession(session).forEach(({ pid }) => kill(pid));
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
