// A subscriber grants credit; a publisher 20 ms away sends only on credit.
// Virtual time in milliseconds: the subscriber needs 1 ms per item, and the
// publisher could send without end. Credit takes as long to travel as data.

const ITEMS = 5_000;
const ONE_WAY = 20;
const SERVICE = 1;

interface Result {
  readonly rate: number; // items per second
  readonly most: number; // most unread items at the subscriber
  readonly standing: number; // unread items that never go away
}

function run(window: number): Result {
  const finished: number[] = [];
  const arrived: number[] = [];
  let freeAt = 0;
  // region credit
  for (let number = 0; number < ITEMS; number++) {
    // request(window) at the start, then request(1) per finished item
    const granted = finished[number - window] ?? 0;
    const sent = granted + ONE_WAY;
    arrived.push(sent + ONE_WAY);
    freeAt = Math.max(sent + ONE_WAY, freeAt) + SERVICE;
    finished.push(freeAt);
  }
  // endregion
  // unread items at the moment each item begins its service
  let here = 0;
  const unread = finished.map((end, number) => {
    while ((arrived[here] ?? Infinity) <= end - SERVICE) here++;
    return here - number - 1;
  });
  const elapsed = (finished[ITEMS - 1] ?? 0) - (finished[999] ?? 0);
  return {
    rate: ((ITEMS - 1000) * 1000) / elapsed,
    most: Math.max(...unread),
    standing: Math.min(...unread.slice(2000, 4000)),
  };
}

console.log('window  items/s  most unread  standing queue');
for (const window of [1, 10, 20, 41, 100, 400]) {
  const { rate, most, standing } = run(window);
  if (most >= window) throw new Error(`${most} unread on ${window} credits`);
  const cells = [
    String(window).padStart(6),
    rate.toFixed(0).padStart(9),
    String(most).padStart(13),
    String(standing).padStart(16),
  ];
  console.log(cells.join(''));
}
