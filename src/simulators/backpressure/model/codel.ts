/** Where CoDel stands: names as in RFC 8289, section 5, in camel case; times in microseconds. */
export interface Codel {
  firstAboveTime: number;
  dropNext: number;
  count: number;
  lastCount: number;
  isDropping: boolean;
}

export const calm = (): Codel => ({
  firstAboveTime: 0,
  dropNext: 0,
  count: 0,
  lastCount: 0,
  isDropping: false,
});

/** The next drop comes sooner after each one: the interval over the square root of their count. */
const controlLaw = (time: number, count: number, interval: number): number =>
  time + Math.round(interval / Math.sqrt(count));

/** A queue as CoDel sees it. */
export interface Head {
  /** Time in the queue of the item at its head; `undefined` where it is empty. */
  wait(): number | undefined;
  /** Items behind the head. */
  behind(): number;
  /** Drops the head. */
  drop(): void;
}

/** Each item counts as one packet of the greatest size, `MAXPACKET`: with no more than that behind, the head stays. */
export const leastBehind = 2;

/** Whether the wait has stood above the target for an interval, as seen by the head (section 5.6, `dodequeue`). */
function isStanding(
  codel: Codel,
  head: Head,
  now: number,
  target: number,
  interval: number,
): boolean {
  const wait = head.wait();
  if (wait === undefined || wait < target || head.behind() < leastBehind) {
    codel.firstAboveTime = 0;
    return false;
  }
  if (codel.firstAboveTime === 0) codel.firstAboveTime = now + interval;
  return now >= codel.firstAboveTime && codel.firstAboveTime > 0;
}

/** Drops from the head what has to go before the next item is taken (section 5.5, `dequeue`). */
export function dropStanding(
  codel: Codel,
  head: Head,
  now: number,
  target: number,
  interval: number,
): void {
  let isOver = isStanding(codel, head, now, target, interval);
  if (codel.isDropping) {
    if (!isOver) codel.isDropping = false;
    while (codel.isDropping && now >= codel.dropNext) {
      head.drop();
      codel.count += 1;
      isOver = isStanding(codel, head, now, target, interval);
      if (isOver) codel.dropNext = controlLaw(codel.dropNext, codel.count, interval);
      else codel.isDropping = false;
    }
  } else if (isOver) {
    head.drop();
    isStanding(codel, head, now, target, interval);
    codel.isDropping = true;
    const since = codel.count - codel.lastCount;
    codel.count = since > 1 && now - codel.dropNext < 16 * interval ? since : 1;
    codel.dropNext = controlLaw(now, codel.count, interval);
    codel.lastCount = codel.count;
  }
}
