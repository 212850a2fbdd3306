import { run } from './program.mjs';
import { report, step, StepFailed } from './progress.mjs';

export interface Check {
  readonly title: string;
  readonly program: readonly [command: string, ...args: string[]];
  /** What repeats just this check. */
  readonly repeat: string;
}

export const checks: readonly Check[] = [
  {
    title: 'Check types',
    program: [
      'astro',
      'check',
      '--minimumSeverity',
      'warning',
      '--minimumFailingSeverity',
      'warning',
    ],
    repeat: 'npm run check:types',
  },
  { title: 'Lint', program: ['oxlint'], repeat: 'npm run lint' },
  {
    title: 'Check the format',
    program: ['prettier', '--check', '--log-level=warn', '.'],
    repeat: 'npm run check:format',
  },
  { title: 'Look for unused code', program: ['knip'], repeat: 'npm run check:unused' },
];

/** Runs a program quietly as one step; true when it went well, else its output and the command to repeat are printed. */
export async function passes(label: string, check: Check): Promise<boolean> {
  try {
    await step(label, check.title, async () => {
      const [command, ...args] = check.program;
      const { code, output } = await run(command, args);
      if (code !== 0) {
        throw new StepFailed(`${check.title}: failed.`, {
          output,
          advice: `Repeat just this step: ${check.repeat}`,
        });
      }
    });
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}
