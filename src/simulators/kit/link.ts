import type { AnyModel } from './model.ts';
import type { Params } from './params.ts';
import { withParams } from './valid-params.ts';
import type { Input, Run } from './sim.ts';

/** A run, and how far it has got. */
export interface Place {
  readonly run: Run<Params>;
  readonly steps: number;
  /** Virtual time in microseconds; may lie after the last event. */
  readonly time: number;
}

export type Opened =
  | { readonly isGood: true; readonly place: Place }
  /** `words` say to a reader why the link cannot be followed. */
  | { readonly isGood: false; readonly words: string };

/** Beyond these a link asks for more than a page should do without being asked twice. */
const most = { letters: 16_384, inputs: 500, steps: 3_000_000, time: 86_400_000_000 } as const;

/** What stands after the `#`: the model's name, and everything that decides the run, in base64url. */
export function linkTo(model: AnyModel, { run, steps, time }: Place): string {
  const { params, seed, inputs } = run;
  const text = JSON.stringify({
    m: `${model.id}@${model.version}`,
    p: params,
    s: seed,
    i: inputs.map((input) => [input.steps, input.time, input.action, input.target]),
    n: steps,
    t: time,
  });
  return `${model.id}=${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** Reads a link that may come from anyone: nothing in it is believed before it is checked. */
export function openLink(model: AnyModel, fragment: string): Opened {
  const code = fragment.replace(/^#/, '').slice(model.id.length + 1);
  try {
    if (code.length > most.letters) throw new LinkError('it is longer than any link made here');
    const { m, p, s, i, n, t } = object(parse(code));
    checkVersion(model, m);
    const steps = whole(n, most.steps, 'number of steps');
    const time = whole(t, most.time, 'time');
    const seed = whole(s, 2 ** 32 - 1, 'seed');
    return {
      isGood: true,
      place: {
        run: { params: paramsOf(model, p), seed, inputs: inputsOf(model, i, steps) },
        steps,
        time,
      },
    };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { isGood: false, words: `This link cannot be followed: ${error.message}.` };
  }
}

/** The message goes on after “This link cannot be followed: ”. */
class LinkError extends Error {
  override name = 'LinkError';
}

function parse(code: string): unknown {
  try {
    return JSON.parse(atob(code.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    throw new LinkError('it is damaged, perhaps cut off');
  }
}

function checkVersion(model: AnyModel, name: unknown): void {
  const [id, version] = typeof name === 'string' ? name.split('@') : [];
  if (id !== model.id) throw new LinkError('it was made by another simulator');
  if (Number(version) === model.version) return;
  throw new LinkError(
    `it was made with version ${whole(Number(version), 1e6, 'version')} of the model; here is version ${model.version}, whose runs differ`,
  );
}

function paramsOf(model: AnyModel, value: unknown): Params {
  try {
    return withParams(model.params, object(value));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LinkError(
      error.message.charAt(0).toLowerCase() + error.message.slice(1).replace(/\.$/, ''),
    );
  }
}

function inputsOf(model: AnyModel, value: unknown, steps: number): readonly Input[] {
  if (!Array.isArray(value) || value.length > most.inputs)
    throw new LinkError(`it has no list of at most ${most.inputs} actions`);
  let last = -1;
  return value.map((each: unknown) => {
    const [at, time, action, target]: unknown[] = Array.isArray(each) ? each : [];
    if (typeof action !== 'string' || !model.actions.some(({ id }) => id === action))
      throw new LinkError('it names an action that the model does not have');
    const input = {
      steps: whole(at, steps, 'step of an action'),
      time: whole(time, most.time, 'time of an action'),
      action,
      target: whole(target, 1e9, 'target of an action'),
    };
    if (input.steps <= last) throw new LinkError('its actions are not in order');
    last = input.steps;
    return input;
  });
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new LinkError('it is damaged, perhaps cut off');
  return value as Record<string, unknown>;
}

function whole(value: unknown, max: number, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max)
    return value;
  throw new LinkError(`its ${what} is no whole number from 0 to ${max}`);
}
