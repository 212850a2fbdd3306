// Three tasks in progress at once on one thread, executing one at a time.

/** How many are inside now, and how many were inside at most. */
class Gauge {
  now = 0;
  most = 0;
  enter() {
    this.most = Math.max(this.most, ++this.now);
  }
  leave() {
    this.now--;
  }
}

const inProgress = new Gauge();
const executing = new Gauge();
const order: string[] = [];

// region task
async function task(name: string): Promise<void> {
  inProgress.enter();
  for (const step of [1, 2, 3]) {
    executing.enter();
    order.push(name + step);
    executing.leave();
    await Promise.resolve(); // a wait: the others may go on
  }
  inProgress.leave();
}
// endregion

await Promise.all([task('a'), task('b'), task('c')]);
console.log('order:', order.join(' '));
console.log('in progress at once:', inProgress.most);
console.log('executing at once:', executing.most);
