// Four slow hashes fill the thread pool of libuv; a file operation waits.
import { pbkdf2 } from 'node:crypto';
import { stat } from 'node:fs';

// region race
/** How many of the hashes had ended when the operation on a file ended. */
function endedBefore(hashes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let ended = 0;
    let answer = -1;
    const check = () => {
      if (ended === hashes && answer >= 0) resolve(answer);
    };
    for (let i = 0; i < hashes; i++) {
      pbkdf2('secret', 'salt', 300_000, 64, 'sha512', (error) => {
        if (error) return reject(error);
        ended++;
        check();
      });
    }
    stat('.', (error) => {
      if (error) return reject(error);
      answer = ended;
      check();
    });
  });
}
// endregion

for (const hashes of [3, 4]) {
  const ended = await endedBefore(hashes);
  console.log(`${hashes} hashes: stat had to wait for one: ${ended > 0}`);
}
