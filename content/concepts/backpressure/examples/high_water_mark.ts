// write() returning false is advice: Node keeps buffering if you ignore it.
import { once } from 'node:events';
import { getDefaultHighWaterMark, Writable } from 'node:stream';

const CHUNK = Buffer.alloc(16 * 1024);
const CHUNKS = 1_000;

/** A sink that is slower than its writer: one chunk per event-loop turn. */
function slowSink(): Writable {
  return new Writable({
    write: (_chunk, _encoding, callback) => void setImmediate(callback),
  });
}

// region push
async function push(heed: boolean): Promise<string> {
  const sink = slowSink();
  let most = 0;
  let refused = 0;
  for (let i = 0; i < CHUNKS; i++) {
    const more = sink.write(CHUNK);
    most = Math.max(most, sink.writableLength);
    if (more) continue;
    refused++;
    if (heed) await once(sink, 'drain');
  }
  sink.end();
  await once(sink, 'finish');
  return `${refused} x false, most buffered ${most / 1024} KiB`;
}
// endregion

console.log(`high-water mark: ${getDefaultHighWaterMark(false) / 1024} KiB`);
console.log(`ignore false:    ${await push(false)}`);
console.log(`wait for drain:  ${await push(true)}`);
