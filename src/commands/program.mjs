// Plain JavaScript: the step that installs runs before the pinned Node is there.
import { spawn } from 'node:child_process';
import { project } from './progress.mjs';

/**
 * Runs a program in the project's folder and resolves to its exit code and what it printed.
 * With `shown`, it prints straight to the reader and `output` stays empty.
 * A code of 127 says that the program was not found; one killed by a signal has 1.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ shown?: boolean, env?: Readonly<Record<string, string>> }} [how]
 * @returns {Promise<{ readonly code: number, readonly output: string }>}
 */
export function run(command, args, { shown = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: project,
      env: { ...process.env, ...(!shown && { NO_COLOR: '1' }), ...env },
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);

    const stop = () => child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    const end = (/** @type {number} */ code) => {
      process.off('SIGTERM', stop);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}
