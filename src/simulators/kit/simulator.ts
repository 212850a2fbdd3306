import type { Model, Sample } from './model.ts';
import type { Params } from './params.ts';

/** A picture of a state: the inside of an `<svg>`, made of text alone, so that it is drawn while building as well. */
export interface Drawing {
  /** Units of the view box. Up to 440 wide it stands beside the chart, and 15 units of text can be read at 320 px. */
  readonly width: number;
  readonly height: number;
  /** What is seen, in one sentence; the accessible name. */
  readonly title: string;
  readonly body: string;
}

export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Axis {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly isLog?: boolean;
  /** How a value is written at the axis and in the table; `String` of four digits where left out. */
  readonly format?: (value: number) => string;
}

export interface Series {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Theory and measurement on the same axes. */
export interface Chart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Drawn as lines. */
  readonly theory: readonly Series[];
  /** Drawn as marks, or as a dashed line where there are more than 60 points. At most four series. */
  readonly measured: readonly Series[];
  /** How far measurement and theory are apart, as a sentence with numbers. */
  readonly difference: string;
}

/** What is seen and said of a state. Pure: used while building and in the page. */
export interface View<P, S, E> {
  /** Microseconds of virtual time in one second of the reader, at speed 1. */
  readonly pace: number;
  draw(state: S, params: P, now: number): Drawing;
  table(state: S, params: P, now: number): Table;
  /** The state in one sentence. */
  sentence(state: S, params: P, now: number): string;
  /** An event that has just happened, as a sentence; `undefined` for trifles. “Step” leads from sentence to sentence. */
  narrate(event: E, state: S, params: P): string | undefined;
  /** The charts a scenario can choose from by name. */
  readonly charts: Readonly<
    Record<string, (state: S, params: P, samples: readonly Sample[], now: number) => Chart>
  >;
}

interface Asked {
  readonly prompt: string;
}

/** Asked before the run, answered by the run itself. */
export type Question<P, S> =
  | (Asked & {
      readonly kind: 'choice';
      /** Two to four; each wrong one is a known misconception, and `why` says what is wrong or right about it. */
      readonly options: readonly { readonly text: string; readonly why: string }[];
      /** Index of the option that the run proves. */
      outcome(state: S, params: P): number;
    })
  | (Asked & {
      readonly kind: 'number';
      /** Stands after the field: “%”, “ms”. */
      readonly unit: string;
      outcome(state: S, params: P): number;
      /** So far off, as a share of the outcome, still counts as right. */
      readonly tolerance: number;
    });

export interface Scenario<P, S> {
  /** Stands in addresses; lower-case words joined by hyphens. */
  readonly id: string;
  readonly title: string;
  /** What is set up, in one or two sentences. */
  readonly setting: string;
  readonly question: Question<P, S>;
  /** Parameters that differ from the initial ones. */
  readonly params: Partial<P>;
  readonly seed: number;
  /** What the reader does in it beforehand: at a virtual time, an action. */
  readonly script?: readonly {
    readonly time: number;
    readonly action: string;
    readonly target?: number;
  }[];
  /** Virtual time at which the question is answered. */
  readonly until: number;
  readonly chart: string;
  /** What the run has shown and why, in two or three sentences. Shown after the run. */
  readonly lesson: string;
}

/** Everything there is to a simulator but the text of its page (`content/simulators/<id>.mdx`). */
export interface Simulator<P, S, E> {
  readonly model: Model<P, S, E>;
  readonly view: View<P, S, E>;
  /** Three to five, from the first idea on. */
  readonly scenarios: readonly Scenario<P, S>[];
  /** Free play, with all parameters open. */
  readonly sandbox: {
    readonly setting: string;
    readonly seed: number;
    /** As far as the time line reaches at first. */
    readonly until: number;
    readonly chart: string;
  };
}

/** A simulator whose own types do not matter. The frame treats all alike. */
export type AnySimulator = Simulator<Params, unknown, unknown>;

/** Forgets the types of a simulator's own, once they have been checked against each other. */
export function simulator<P extends Params, S, E>(parts: Simulator<P, S, E>): AnySimulator {
  return parts as unknown as AnySimulator;
}
