import { readFileSync } from 'node:fs';
import { arch, release, type } from 'node:os';

/** The system a record was made on: “Debian GNU/Linux 12 (bookworm), Linux 6.12, x64”. */
export function systemBanner(): string {
  const kernel = `${type()} ${/^\d+\.\d+/.exec(release())?.[0] ?? release()}`;
  return [distribution(), kernel, arch()].filter((part) => part !== undefined).join(', ');
}

function distribution(): string | undefined {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
