import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isTaken, listeningInodes } from './occupant.ts';
import { assertFree, chosenPort, takenMessage } from './port.ts';
import type { StepFailed } from './progress.mjs';

test('the port is 4321 unless PORT names another', () => {
  expect(chosenPort(undefined)).toBe(4321);
  expect(chosenPort('8080')).toBe(8080);
});

test('a PORT that is no port is refused with what it was', () => {
  expect(() => chosenPort('http')).toThrow('PORT is “http”, which is not a port.');
  expect(() => chosenPort('70000')).toThrow('PORT is “70000”');
});

test('a taken port is told with its occupant and the command that takes another', () => {
  const failure = takenMessage(4321, 'python3 -m http.server (process 12)', 'npm start');
  expect(failure.message).toBe('Port 4321 is taken by python3 -m http.server (process 12).');
  expect(failure.advice).toBe('Stop that program, or choose another port: PORT=4322 npm start');
  expect(takenMessage(4321, undefined, 'npm start').message).toBe('Port 4321 is taken.');
});

test('a port is taken while a program listens on it, and the message names that program', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  expect(await isTaken(port)).toBe(true);
  const failure = await assertFree(port, 'npm start').catch(
    (error: unknown) => error as StepFailed,
  );
  expect(failure?.message).toContain(
    process.platform === 'linux' ? `(process ${process.pid})` : `Port ${port}`,
  );

  server.close();
  await once(server, 'close');
  expect(await isTaken(port)).toBe(false);
});

test('only sockets that listen on the very port are taken from Linux’ table', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:10E1 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1 0
   1: 0100007F:10E1 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 222 1 0
   2: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1 0`;
  expect([...listeningInodes(table, 4321)]).toEqual(['111']);
});
