import { readdir, readFile, readlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { run } from './program.mjs';

/** True when someone answers on the port at either loopback address: a browser would find them first. */
export async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => isAnswering(host, port)));
  return answers.includes(true);
}

function isAnswering(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

/** What listens on a port, as “command (process 123)”; undefined where the system does not tell. */
export async function occupant(port: number): Promise<string | undefined> {
  const inodes = listeningInodes(
    (await read('/proc/net/tcp')) + (await read('/proc/net/tcp6')),
    port,
  );
  const pid = inodes.size > 0 ? await owner(inodes) : await askLsof(port);
  if (pid === undefined) return undefined;
  const command = (await read(`/proc/${pid}/cmdline`)).replaceAll('\0', ' ').trim();
  return command === '' ? `process ${pid}` : `${shorten(command)} (process ${pid})`;
}

/** Sockets that listen on a port, from Linux' table: column 2 the local address, 4 the state, 10 the inode. */
export function listeningInodes(table: string, port: number): ReadonlySet<string> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = table.split('\n').map((row) => row.trim().split(/\s+/));
  return new Set(
    rows.filter((row) => row[1]?.endsWith(suffix) && row[3] === '0A').map((row) => row[9] ?? ''),
  );
}

/** A process of ours or, for root, anyone's. */
async function owner(inodes: ReadonlySet<string>): Promise<string | undefined> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const handle of handles) {
      const target = await readlink(`/proc/${pid}/fd/${handle}`).catch(() => '');
      if (inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '')) return pid;
    }
  }
  return undefined;
}

/** macOS has no /proc but always lsof. */
async function askLsof(port: number): Promise<string | undefined> {
  if (process.platform !== 'darwin') return undefined;
  const { output } = await run('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN']);
  return /^\d+/.exec(output)?.[0];
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
const shorten = (text: string): string => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
