import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { dynamicImports, staticImports } from './requests.ts';

/** What a reader loads for simulators, in bytes after gzip: at once, for the first one, for each, for the first with faults. */
const budget = { eager: 2 * 1024, shared: 12 * 1024, each: 8 * 1024, faults: 2 * 1024 } as const;

/** Fails the build when simulators cost a reader more than their budget; names the files. */
export function simulatorBudgets(): AstroIntegration {
  return {
    name: 'simulator-budgets',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const costs = costsOf(fileURLToPath(dir));
        const over = costs.filter(({ kind, bytes }) => bytes > budget[kind]);
        if (over.length > 0) {
          const list = over.map(
            ({ kind, bytes, files }) =>
              `  ${kind}: ${bytes} of ${budget[kind]}  ${files.join(', ')}`,
          );
          throw new Error(`Simulators over their budget (bytes after gzip):\n${list.join('\n')}`);
        }
        const most = (kind: keyof typeof budget): number =>
          Math.max(0, ...costs.filter((cost) => cost.kind === kind).map(({ bytes }) => bytes));
        logger.info(
          `${most('eager')} B at once, ${most('shared')} B shared, at most ${most('each')} B each, ${most('faults')} B for faults`,
        );
      },
    },
  };
}

interface Cost {
  readonly kind: keyof typeof budget;
  readonly bytes: number;
  readonly files: readonly string[];
}

/**
 * The script that defines the element and what it imports is loaded at once. What it imports dynamically is shared, and
 * leads to one chunk for each simulator, named after its `scenarios.ts`; a lab's own parts are loaded in the lab only,
 * faults of a network by distributed simulators only (chunks are named in `astro.config.mjs`).
 */
function costsOf(folder: string): readonly Cost[] {
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const scripts = globSync('_astro/*.js', { cwd: folder });
  const entry = scripts.find((file) =>
    /customElements\.define\(.scale-simulator./.test(read(file)),
  );
  if (entry === undefined) return [];

  const closure = (from: readonly string[]): ReadonlySet<string> => {
    const found = new Set(from);
    for (const file of found)
      for (const imported of staticImports(read(file), file)) found.add(imported);
    return found;
  };
  const cost = (kind: Cost['kind'], of: ReadonlySet<string>): Cost => ({
    kind,
    bytes: [...of].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0),
    files: [...of],
  });

  const eager = closure([entry]);
  const shared = closure(
    dynamicImports(read(entry), entry).filter((file) => !/\/body\./.test(file)),
  ).difference(eager);
  const faults = closure(scripts.filter((file) => /\/faults\./.test(file)))
    .difference(eager)
    .difference(shared);
  const each = [...shared]
    .flatMap((file) => dynamicImports(read(file), file))
    .filter((file) => /\/scenarios\./.test(file))
    .map((file) => cost('each', closure([file]).difference(eager.union(shared).union(faults))));
  if (each.length === 0)
    throw new Error(
      `No simulator is loaded by ${[...shared].join(', ')}: chunks are named otherwise than simulator-budgets.ts expects.`,
    );
  return [cost('eager', eager), cost('shared', shared), cost('faults', faults), ...each];
}
