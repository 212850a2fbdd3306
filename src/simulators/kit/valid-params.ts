import { setParams, type Param, type Params, type ParamTable } from './params.ts';

/**
 * The initial values with some of them set.
 * @throws {RangeError} where one is unknown or out of its range, and says what would be right
 */
export function withParams(table: ParamTable, some: Readonly<Record<string, unknown>>): Params {
  for (const [name, value] of Object.entries(some)) {
    const param = Object.hasOwn(table, name) ? table[name] : undefined;
    if (param === undefined)
      throw new RangeError(
        `There is no parameter ${told(name)}; there are ${Object.keys(table).join(', ')}.`,
      );
    const wrong = wrongValue(param, value);
    if (wrong !== undefined) throw new RangeError(`The parameter ${name} must be ${wrong}.`);
  }
  return setParams(table, some);
}

/** Why a value is none that this parameter can take; `undefined` for a good one. */
function wrongValue(param: Param, value: unknown): string | undefined {
  switch (param.kind) {
    case 'number': {
      const { min, max, step } = param;
      if (typeof value !== 'number' || !Number.isFinite(value))
        return `a number, not ${told(value)}`;
      if (value < min || value > max) return `from ${min} to ${max}, not ${value}`;
      const steps = (value - min) / step;
      return Math.abs(steps - Math.round(steps)) < 1e-6
        ? undefined
        : `in steps of ${step} from ${min}, not ${value}`;
    }
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(param.options, value)
        ? undefined
        : `one of ${Object.keys(param.options).join(', ')}, not ${told(value)}`;
    case 'switch':
      return typeof value === 'boolean' ? undefined : `true or false, not ${told(value)}`;
  }
}

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
