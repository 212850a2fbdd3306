export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** More than this would take longer than it is worth; they stay in the order of the book. */
const worthTrying = 40;

/**
 * The order of things along a line of places in which those with strong ties come near each other: two are swapped for
 * as long as that makes the sum of all ties' lengths smaller. Begins with 0, 1, 2 …; nothing is left to chance.
 * @param placesOf where the things of an order lie
 */
export function inNeighborlyOrder(
  count: number,
  ties: readonly Tie[],
  placesOf: (order: readonly number[]) => readonly { readonly x: number; readonly y: number }[],
): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  if (count > worthTrying) return order;

  const length = (): number => {
    const places = placesOf(order);
    const at = new Map(order.map((thing, index) => [thing, places[index]!]));
    return ties.reduce((sum, { a, b, weight }) => {
      const [from, to] = [at.get(a)!, at.get(b)!];
      return sum + weight * Math.hypot(from.x - to.x, from.y - to.y);
    }, 0);
  };
  const swap = (i: number, j: number): void => {
    [order[i], order[j]] = [order[j]!, order[i]!];
  };

  let best = length();
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let i = 0; i < count; i += 1) {
      for (let j = i + 1; j < count; j += 1) {
        swap(i, j);
        const next = length();
        if (next < best - 1e-6) {
          best = next;
          isBetter = true;
        } else swap(i, j);
      }
    }
  }
  return order;
}
