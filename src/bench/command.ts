/** `npm run bench`: what a build takes, and what a reader's first visit transfers, on a wiki of generated articles. */
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Effort } from './build.ts';
import { BadOption, help, readOptions, type Options } from './options.ts';
import { weigh } from './pages.ts';
import { cases, report, type Case, type Figures } from './report.ts';
import { medians } from './statistics.ts';
import { openWorkshop } from './workshop.ts';

async function bench({ articles, runs, json, keep }: Options): Promise<void> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const workshop = await openWorkshop(fileURLToPath(new URL('../../', import.meta.url)), articles);
  try {
    const efforts: Record<Case, Effort[]> = { cold: [], unchanged: [], 'one article changed': [] };
    for (let run = 1; run <= runs; run += 1) {
      for (const name of cases) {
        if (name === 'cold') await workshop.clear();
        if (name === 'one article changed') await workshop.changeOneArticle();
        const effort = await build(workshop.folder);
        efforts[name].push(effort);
        say(`${run}/${runs} ${name}: ${effort.wall.toFixed(1)} s, ${effort.cpu.toFixed(1)} CPU s`);
      }
    }
    const figures: Figures = {
      articles,
      runs,
      node: process.versions.node,
      cores: availableParallelism(),
      builds: {
        cold: medians(efforts.cold),
        unchanged: medians(efforts.unchanged),
        'one article changed': medians(efforts['one article changed']),
      },
      site: await weigh(path.join(workshop.folder, 'dist')),
    };
    console.log(report(figures));
    if (json !== undefined) await writeFile(json, `${JSON.stringify(figures)}\n`);
  } finally {
    if (keep) say(`The wiki is in ${workshop.folder}.`);
    else await workshop.remove();
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(help);
  else if (process.platform !== 'linux')
    throw new BadOption('The bench reads /proc: run it on Linux.');
  else await bench(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
