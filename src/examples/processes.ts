import { readFileSync, readdirSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly name: string;
  readonly residentBytes: number;
}

/** A variable every process of a run inherits, by which those that leave its session are still found. */
export const runMarker = 'SCALEWIKI_RUN';

const pageBytes = 4096;

/** Living processes of a session (zombies do not count). Without /proc, as on macOS, none are seen. */
export function processesOfSession(session: number): readonly RunningProcess[] {
  return pidsFrom(session).flatMap((pid) => {
    const process = readStat(pid);
    return process?.session === session ? [process] : [];
  });
}

/** Living processes which belong to a session or carry its marker, wherever they have gone. */
export function processesOfRun(session: number, marker: string): readonly RunningProcess[] {
  const wanted = `${runMarker}=${marker}`;
  return pidsFrom(session).flatMap((pid) => {
    const process = readStat(pid);
    if (process === undefined) return [];
    const isOurs = process.session === session || readText(`/proc/${pid}/environ`).includes(wanted);
    return isOurs ? [process] : [];
  });
}

/** Children have higher numbers than their parents, but for the rare moment when the numbers start again. */
function pidsFrom(first: number): readonly number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid >= first);
  } catch {
    return [];
  }
}

/** Fields of proc_pid_stat(5); the name may itself hold spaces and parentheses. */
function readStat(pid: number): (RunningProcess & { readonly session: number }) | undefined {
  const text = readText(`/proc/${pid}/stat`);
  const nameEnd = text.lastIndexOf(')');
  const fields = text.slice(nameEnd + 2).split(' ');
  if (nameEnd === -1 || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const name = text.slice(text.indexOf('(') + 1, nameEnd);
  return { pid, name, session: Number(fields[3]), residentBytes: Number(fields[21]) * pageBytes };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
