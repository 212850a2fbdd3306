import quickjs from '@jitl/quickjs-ng-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
} from 'quickjs-emscripten-core';
import { transform } from 'sucrase';
import type { Engine, Print, Program } from './engine.ts';
import { prelude } from './prelude.ts';

const memoryLimitBytes = 128 * 2 ** 20;
/** A deep recursion must end in an error of its own before it fills the stack of what surrounds it, which begins at 384 KiB. */
const stackLimitBytes = 192 * 2 ** 10;

/**
 * TypeScript and JavaScript in QuickJS, an interpreter in WebAssembly: the policy of the pages allows that and no
 * `eval`, and a program finds nothing there but the language, a console and timers.
 * @param wasm where the interpreter is; found beside its package when absent
 */
export function javaScript(wasm?: string): Engine {
  const variant = newVariant(quickjs, wasm === undefined ? {} : { wasmLocation: wasm });
  return {
    async run(program, print) {
      let code: string;
      try {
        code = withoutTypes(program);
      } catch (error) {
        print(`${error instanceof Error ? error.message : String(error)}\n`, true);
        return 1;
      }
      // A new interpreter for every run; the old one is garbage with all it holds.
      const module = await newQuickJSWASMModuleFromVariant(variant);
      const context = module.newContext();
      context.runtime.setMemoryLimit(memoryLimitBytes);
      context.runtime.setMaxStackSize(stackLimitBytes);
      return execute(context, { file: program.file, source: code }, print);
    },
  };
}

/** Lines stay where they are, so that errors name the reader's. */
function withoutTypes({ file, source }: Program): string {
  if (!file.endsWith('.ts')) return source;
  const options = { disableESTransforms: true, filePath: file };
  return transform(source, { ...options, transforms: ['typescript'] }).code;
}

async function execute(
  context: QuickJSContext,
  { file, source }: Program,
  print: Print,
): Promise<number> {
  const clock = furnish(context, print);
  const fail = (error: QuickJSHandle): number => {
    print(`Uncaught ${describe(context.dump(error))}\n`, true);
    return 1;
  };
  const begun = context.evalCode(source, file, { type: 'module' });
  if (begun.error) return fail(begun.error);
  for (;;) {
    const jobs = context.runtime.executePendingJobs();
    if (jobs.error) return fail(jobs.error);
    const state = context.getPromiseState(begun.value);
    if (state.type === 'rejected') return fail(state.error);
    const milliseconds = clock.wait();
    if (milliseconds < 0) return state.type === 'fulfilled' ? 0 : unsettled(print);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const error = clock.fire();
    if (error !== undefined) return fail(error);
  }
}

interface Clock {
  /** Milliseconds to the next timer, negative when there is none. */
  readonly wait: () => number;
  /** Calls the next timer; returns what it threw. */
  readonly fire: () => QuickJSHandle | undefined;
}

function furnish(context: QuickJSContext, print: Print): Clock {
  const write = context.newFunction('print', (text, isError) => {
    print(context.getString(text), context.dump(isError) === true);
  });
  const made = context.unwrapResult(context.evalCode(`(${prelude})`));
  const clock = context.unwrapResult(context.callFunction(made, context.undefined, write));
  const [wait, fire] = [context.getProp(clock, 'wait'), context.getProp(clock, 'fire')];
  return {
    wait: () =>
      context.getNumber(context.unwrapResult(context.callFunction(wait, context.undefined))),
    fire: () => context.callFunction(fire, context.undefined).error,
  };
}

/** As Node does. */
function unsettled(print: Print): number {
  print('Uncaught: the program waits for a promise that nothing settles\n', true);
  return 13;
}

function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, stack } = error as Readonly<Record<string, unknown>>;
  if (typeof message !== 'string') return JSON.stringify(error);
  return `${name}: ${message}\n${typeof stack === 'string' ? stack.trimEnd() : ''}`.trimEnd();
}
