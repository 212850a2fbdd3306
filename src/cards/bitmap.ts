import type { Outline } from './outline.ts';

/** Steps between no color and all of it: what a palette has of each ramp. */
export const steps = 31;

/** Where a color's ramp begins in the palette; what is 0 in a ramp is paper. Paper itself takes away what is there. */
export type Ramp = 0 | 32 | -1;
export const ink: Ramp = 0;
export const accent: Ramp = 32;
export const paper: Ramp = -1;

/**
 * A picture of palette indexes. Shapes are filled with exact coverage: each edge leaves, in the cells it crosses, the
 * change of covered area from cell to cell, and a running sum along a row is the coverage (the method of font-rs).
 */
export class Bitmap {
  readonly width: number;
  readonly height: number;
  /** As PNG wants them: before each row of indexes a byte 0, “not filtered”. */
  readonly rows: Uint8Array;
  /** Changes of coverage, zero between two fillings; a row has room for what leaves at its right. */
  readonly #changes: Float32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.rows = new Uint8Array((width + 1) * height);
    this.#changes = new Float32Array((width + 2) * height);
  }

  /** Becomes the same as another one of its size. */
  take(other: Bitmap): void {
    this.rows.set(other.rows);
  }

  /**
   * Fills outlines that turn the same way; where they overlap they are one shape. What is outside is cut off. Of two
   * colors in a cell the stronger one stays.
   * @param strength share of the ramp's color, 0 to 1
   */
  fill(outline: Outline, ramp: Ramp = ink, strength = 1): void {
    const { left, top, right, bottom } = this.#trace(outline);
    const { width, rows } = this;
    const changes = this.#changes;
    for (let y = top; y < bottom; y += 1) {
      const row = y * (width + 1) + 1;
      const from = y * (width + 2);
      let sum = 0;
      let level = 0;
      for (let x = left; x <= right; x += 1) {
        const change = changes[from + x]!;
        if (change === 0) {
          if (level === 0) continue;
        } else {
          changes[from + x] = 0;
          sum += change;
          level = Math.round(Math.min(1, Math.abs(sum)) * strength * steps);
        }
        const index = rows[row + x]!;
        const present = index & steps;
        if (ramp === paper) rows[row + x] = index - present + Math.min(present, steps - level);
        else if (level > present) rows[row + x] = ramp + level;
      }
    }
  }

  /** Lays down all edges, and says which cells may have changed. */
  #trace(outline: Outline) {
    const { width, height } = this;
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (const polygon of outline) {
      let x0 = within(polygon.at(-2) ?? 0, width);
      let y0 = within(polygon.at(-1) ?? 0, height);
      for (let i = 0; i < polygon.length; i += 2) {
        const x1 = within(polygon[i]!, width);
        const y1 = within(polygon[i + 1]!, height);
        if (y0 < y1) this.#edge(x0, y0, x1, y1, 1);
        else if (y1 < y0) this.#edge(x1, y1, x0, y0, -1);
        left = Math.min(left, x1);
        right = Math.max(right, x1);
        top = Math.min(top, y1);
        bottom = Math.max(bottom, y1);
        x0 = x1;
        y0 = y1;
      }
    }
    return {
      left: Math.floor(left),
      top: Math.floor(top),
      right: Math.ceil(right) + 1,
      bottom: Math.ceil(bottom),
    };
  }

  /** An edge from its upper end to its lower one; the turn says which side is inside. */
  #edge(xTop: number, yTop: number, xEnd: number, yEnd: number, turn: 1 | -1): void {
    const changes = this.#changes;
    const slope = (xEnd - xTop) / (yEnd - yTop);
    let x = xTop;
    for (let y = Math.floor(yTop); y < yEnd; y += 1) {
      const high = Math.min(y + 1, yEnd) - Math.max(y, yTop);
      const next = Math.min(this.width, Math.max(0, x + slope * high));
      const area = turn * high;
      const low = x < next ? x : next;
      const far = x < next ? next : x;
      const first = Math.floor(low);
      const cells = Math.ceil(far) - first;
      const at = y * (this.width + 2) + first;
      if (cells <= 1) {
        const right = area * ((x + next) / 2 - first);
        changes[at]! += area - right;
        changes[at + 1]! += right;
      } else {
        // Over several cells the covered area grows as a trapezoid: a corner, even steps, a corner.
        const even = area / (far - low);
        let covered = (even * (first + 1 - low) ** 2) / 2;
        changes[at]! += covered;
        for (let cell = 1; cell < cells - 1; cell += 1) {
          const more = even * (first + cell + 0.5 - low);
          changes[at + cell]! += more - covered;
          covered = more;
        }
        const open = (even * (far - (first + cells - 1)) ** 2) / 2;
        changes[at + cells - 1]! += area - open - covered;
        changes[at + cells]! += open;
      }
      x = next;
    }
  }
}

const within = (value: number, most: number): number =>
  value < 0 ? 0 : value > most ? most : value;
