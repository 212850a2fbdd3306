/** A happening in words, after which step it was told. */
export interface Told {
  readonly steps: number;
  readonly time: number;
  readonly words: string;
}

/** More sentences are not kept. */
const most = 2000;

/** What has happened so far, in words. Replayed events are not told twice; those ahead of the present are forgotten. */
export class Story {
  #told: Told[] = [];

  get length(): number {
    return this.#told.length;
  }

  get last(): Told | undefined {
    return this.#told.at(-1);
  }

  tell(told: Told): void {
    if (told.steps <= (this.last?.steps ?? -1)) return;
    this.#told.push(told);
    if (this.#told.length > most) this.#told.splice(0, most / 4);
  }

  forgetAfter(steps: number): void {
    while ((this.last?.steps ?? -1) > steps) this.#told.pop();
  }

  /** The step of the last sentence before the present one. */
  before(steps: number): number | undefined {
    return this.#told.findLast((told) => told.steps < steps)?.steps;
  }

  /** The newest first. */
  newest(count: number): readonly Told[] {
    return this.#told.slice(-count).toReversed();
  }
}
