interface Knob {
  readonly label: string;
  /** Turning it plays the script of the scenario again, under another rule; turning others leaves the script behind. */
  readonly keepsScript?: boolean;
}

/** A number that a reader may set. `step` is its grid: a value in a link must lie on it. */
export interface NumberParam extends Knob {
  readonly kind: 'number';
  /** Stands after the number: “ms”, “a second”. */
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

/** One of a few named possibilities; the keys of `options` are the values, its texts what readers see. */
export interface ChoiceParam<Value extends string = string> extends Knob {
  readonly kind: 'choice';
  readonly options: Readonly<Record<Value, string>>;
  readonly initial: NoInfer<Value>;
}

/** On or off. */
export interface SwitchParam extends Knob {
  readonly kind: 'switch';
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

/** The initial values with some of them set; values that come from elsewhere are checked by `withParams`. */
export function setParams(table: ParamTable, some: Readonly<Record<string, unknown>>): Params {
  return { ...initialParams(table), ...(some as Params) };
}
