import type { loadPyodide } from 'pyodide';
import type { Engine } from './engine.ts';

/** Runs a file as `python3 file` would. A traceback begins in the program, not in what started it. */
const driver = `
def run(file, source):
    import runpy, sys, traceback
    with open(file, "w") as program:
        program.write(source)
    sys.argv = [file]
    code = 0
    try:
        runpy.run_path(file, run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename != file:
            trace = trace.tb_next
        traceback.print_exception(error.with_traceback(trace))
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code
run
`;

interface Run {
  (file: string, source: string): number;
  callPromising(file: string, source: string): Promise<number>;
}

/**
 * CPython, compiled to WebAssembly. The module `js`, by which Python would reach everything around it, is empty.
 * @param load of the package pyodide
 * @param address of the folder with Pyodide's files; found beside `load` when absent
 */
export async function startPython(load: typeof loadPyodide, address?: string): Promise<Engine> {
  const place = address === undefined ? {} : { indexURL: address };
  const python = await load({ ...place, jsglobals: Object.create(null) as object });
  const run = python.runPython(driver) as Run;
  return {
    async run({ file, source }, print) {
      const writer = (isError: boolean) => {
        const decoder = new TextDecoder();
        const write = (bytes: Uint8Array): number => {
          print(decoder.decode(bytes, { stream: true }), isError);
          return bytes.length;
        };
        return { write };
      };
      python.setStdout(writer(false));
      python.setStderr(writer(true));
      // Where the browser can wait in the midst of WebAssembly, `asyncio.run` works.
      return 'Suspending' in WebAssembly ? run.callPromising(file, source) : run(file, source);
    },
  };
}
