/** As the manifest of an example names it: TypeScript runs in a plain worker, Python in Pyodide. */
export type Way = 'worker' | 'pyodide';

export interface Program {
  /** By which errors name it. */
  readonly file: string;
  readonly source: string;
}

/** Takes what a program prints, piece by piece. */
export type Print = (text: string, isError: boolean) => void;

/**
 * Runs programs where they can reach neither the page nor the network nor what is stored. It cannot stop one: whoever
 * waits too long ends the worker, or the process, around it.
 */
export interface Engine {
  /** Resolves with the exit code. Mistakes of the program are printed; only those of the engine throw. */
  run(program: Program, print: Print): Promise<number>;
}
