import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { cpuOfEnded, memoryOf } from './processes.ts';

describe.runIf(process.platform === 'linux')('what a process takes', () => {
  test('the memory of a process includes what its children hold', async () => {
    const hold =
      'globalThis.held = Buffer.alloc(120e6, 1); console.log("held"); setInterval(() => {}, 1e6)';
    const parent = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hold)}], { stdio: ['ignore', 'inherit', 'inherit'] });
    process.on('SIGTERM', () => { child.kill(); process.exit(); });`;
    const running = spawn(process.execPath, ['-e', parent], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(running.stdout, 'data');
    const memory = memoryOf(running.pid!);
    running.kill();
    await once(running, 'exit');

    expect(memory.largest).toBeGreaterThan(120e6);
    expect(memory.sum).toBeGreaterThan(memory.largest);
    expect(memoryOf(running.pid!)).toEqual({ sum: 0, largest: 0 });
  });

  test('the processor time of a child counts once it has ended', async () => {
    const before = cpuOfEnded();
    const busy = 'while (process.cpuUsage().user < 300e3);';
    await once(spawn(process.execPath, ['-e', busy]), 'exit');
    expect(cpuOfEnded() - before).toBeGreaterThanOrEqual(0.29);
  });
});
