import { extname } from 'node:path';

/** Named as the fences of an article name them; the highlighter knows the same words. */
export const languages = ['python', 'go', 'ts', 'js', 'c', 'sh', 'sql'] as const;
export type Language = (typeof languages)[number];

const byExtension: Readonly<Record<string, Language>> = {
  '.py': 'python',
  '.go': 'go',
  '.ts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.c': 'c',
  '.sh': 'sh',
  '.sql': 'sql',
};

export const extensions: readonly string[] = Object.keys(byExtension);

export function languageOf(file: string): Language | undefined {
  return byExtension[extname(file)];
}

/** The one command with which a reader runs the file at home. */
export function homeCommand(
  file: string,
  language: Language,
  flags: readonly string[] = [],
): string {
  const extra = flags.map((flag) => ` ${flag}`).join('');
  switch (language) {
    case 'python':
      return `python3${extra} ${file}`;
    case 'go':
      return `go run${extra} ${file}`;
    case 'ts':
    case 'js':
      return `node${extra} ${file}`;
    case 'c': {
      const program = file.slice(0, -extname(file).length);
      return `cc -O2 -pthread ${file}${extra} -o ${program} && ./${program}`;
    }
    case 'sh':
      return `bash${extra} ${file}`;
    case 'sql':
      return `sqlite3${extra} :memory: < ${file}`;
  }
}
