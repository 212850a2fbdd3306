/** An event that is going to happen. Entries are never changed, so that snapshots can share them. */
export interface Entry<E> {
  readonly time: number;
  /** Later than all that were scheduled before; decides between events of the same time. */
  readonly id: number;
  readonly event: E;
}

/** What happens next: a binary heap, ordered by time and then by the order of scheduling. */
export class EventQueue<E> {
  #heap: Entry<E>[];

  constructor(entries: readonly Entry<E>[] = []) {
    this.#heap = [...entries];
  }

  get size(): number {
    return this.#heap.length;
  }

  /** In heap order; a queue made from them is the same queue. */
  entries(): readonly Entry<E>[] {
    return [...this.#heap];
  }

  peek(): Entry<E> | undefined {
    return this.#heap[0];
  }

  push(entry: Entry<E>): void {
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
  }

  pop(): Entry<E> | undefined {
    return this.#heap.length === 0 ? undefined : this.#take(0);
  }

  /** Takes out an event that is not to happen any more; false where there is none of this id. */
  remove(id: number): boolean {
    const index = this.#heap.findIndex((entry) => entry.id === id);
    if (index < 0) return false;
    this.#take(index);
    return true;
  }

  #take(index: number): Entry<E> {
    const heap = this.#heap;
    const taken = heap[index]!;
    const last = heap.pop()!;
    if (index < heap.length) {
      heap[index] = last;
      this.#sink(index);
      this.#rise(index);
    }
    return taken;
  }

  #rise(index: number): void {
    const heap = this.#heap;
    const entry = heap[index]!;
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!isBefore(entry, heap[above]!)) break;
      heap[index] = heap[above]!;
      index = above;
    }
    heap[index] = entry;
  }

  #sink(index: number): void {
    const heap = this.#heap;
    const entry = heap[index]!;
    for (;;) {
      let below = 2 * index + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
      if (!isBefore(heap[below]!, entry)) break;
      heap[index] = heap[below]!;
      index = below;
    }
    heap[index] = entry;
  }
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.time < b.time || (a.time === b.time && a.id < b.id);
}
