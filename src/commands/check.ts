// npm run check: types, lint, format and unused code; every one of them runs, whatever the others say.
import { checks, passes } from './tasks.ts';

for (const [index, check] of checks.entries()) {
  if (!(await passes(`${index + 1}/${checks.length}`, check))) process.exitCode = 1;
}
