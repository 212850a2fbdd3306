// Starts a command of the project on a machine that may have nothing but an older Node and npm:
// installs what is missing, then hands over to TypeScript under the Node that package.json pins.
// npm puts node_modules/.bin first in PATH, so every program below finds that Node as well.
import { delimiter, join } from 'node:path';
import { install, isInstalled, pinnedNode } from './install.mjs';
import { run } from './program.mjs';
import { project, report, step, StepFailed } from './progress.mjs';

/** How many steps each of these commands counts, this one included; test.ts says why nine. */
const steps = { start: 3, test: 10, dev: 2 };

const [command = '', ...args] = process.argv.slice(2);
process.on('SIGINT', () => {}); // Ctrl-C reaches the command as well, which ends cleanly; wait for it

// npm's shell dies of a SIGTERM without passing it on, and would leave a server behind.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref();

try {
  const total = Object.entries(steps).find(([name]) => name === command)?.[1];
  if (total) await step(`1/${total}`, 'Install packages', () => install(project));
  else if (!isInstalled(project)) await step('1/1', 'Install packages', () => install(project));

  const node =
    pinnedNode(project) ??
    (Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : undefined);
  if (!node) {
    throw new StepFailed(
      `Node ${process.versions.node} is running; this project needs 24 and brings it as a package.`,
      {
        advice:
          'Its install script did not run. Run `npm ci --ignore-scripts=false`, then the command again.',
      },
    );
  }
  const PATH = [join(project, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const file = join(project, 'src/commands', `${command}.ts`);
  process.exitCode = (await run(node, [file, ...args], { shown: true, env: { PATH } })).code;
} catch (error) {
  report(error);
  process.exitCode = 1;
}
