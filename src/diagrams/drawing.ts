/** A diagram as it stands in a page. */
export interface Drawing {
  readonly type: string;
  /** Inline-ready: classes of diagram.css and geometry, no style, no script, ids of its own. */
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  /** The structure in words, a line for each relation: “Client → Cache: GET x”. */
  readonly outline: readonly string[];
  /** Px at which the text has the size it was measured at. */
  readonly width: number;
  readonly height: number;
}
