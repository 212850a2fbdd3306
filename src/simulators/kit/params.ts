/** A number that a reader may set. `step` is its grid: a value in a link must lie on it. */
export interface NumberParam {
  readonly kind: 'number';
  readonly label: string;
  /** Stands after the number: “ms”, “a second”. */
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

/** One of a few named possibilities; the keys of `options` are the values, its texts what readers see. */
export interface ChoiceParam<Value extends string = string> {
  readonly kind: 'choice';
  readonly label: string;
  readonly options: Readonly<Record<Value, string>>;
  readonly initial: NoInfer<Value>;
}

/** On or off. */
export interface SwitchParam {
  readonly kind: 'switch';
  readonly label: string;
  readonly initial: boolean;
}

export type Param = NumberParam | ChoiceParam | SwitchParam;
export type ParamTable = Readonly<Record<string, Param>>;
export type Params = Readonly<Record<string, number | string | boolean>>;

/** The values that a table describes: `type P = ParamsOf<typeof params>`. */
export type ParamsOf<Table extends ParamTable> = {
  readonly [Key in keyof Table]: Table[Key] extends { readonly kind: 'number' }
    ? number
    : Table[Key] extends ChoiceParam<infer Value>
      ? Value
      : boolean;
};

export const number = (param: Omit<NumberParam, 'kind'>): NumberParam => ({
  kind: 'number',
  ...param,
});
export const choice = <const Value extends string>(
  param: Omit<ChoiceParam<Value>, 'kind'>,
): ChoiceParam<Value> => ({ kind: 'choice', ...param });
export const onOff = (param: Omit<SwitchParam, 'kind'>): SwitchParam => ({
  kind: 'switch',
  ...param,
});

/** What all parameters are before anyone turns one. */
export function initialParams(table: ParamTable): Params {
  return Object.fromEntries(Object.entries(table).map(([name, { initial }]) => [name, initial]));
}

/** Why a value is none that this parameter can take; `undefined` for a good one. */
export function wrongValue(param: Param, value: unknown): string | undefined {
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
  return { ...initialParams(table), ...(some as Params) };
}

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
