import { run } from './program.mjs';
import { report, step, StepFailed } from './progress.mjs';

/** A step that is a script of package.json: `npm run <script>` repeats just this one. */
export interface Task {
  readonly title: string;
  readonly script: string;
}

export const checks: readonly Task[] = [
  { title: 'Check types', script: 'check:types' },
  { title: 'Lint', script: 'lint' },
  { title: 'Check the format', script: 'check:format' },
  { title: 'Look for unused code', script: 'check:unused' },
];

/** Runs a task as one quiet step; when it fails, its output is printed and the command that repeats it. */
export async function passes(label: string, { title, script }: Task): Promise<boolean> {
  try {
    await step(label, title, async () => {
      const { code, output } = await run('npm', ['run', '--silent', script]);
      if (code === 0) return;
      throw new StepFailed(`${title}: failed.`, {
        output,
        advice: `Repeat just this step: npm run ${script}`,
      });
    });
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

/** Runs a task that prints as it goes. */
export async function passesLoudly(label: string, { title, script }: Task): Promise<boolean> {
  console.log(`[${label}] ${title}`);
  return (await run('npm', ['run', '--silent', script], { shown: true })).code === 0;
}
