// npm run preview: serves what was built last.
import { chosenPort } from './port.ts';
import { report } from './progress.mjs';
import { serveSite } from './serve-site.ts';

try {
  await serveSite(chosenPort(), 'npm run preview');
} catch (error) {
  report(error);
  process.exitCode = 1;
}
