/** How fast and how large: 500 distinct diagrams drawn twice. Run: npm run bench:diagrams [count] */
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createDrafter, type DiagramSource } from './draw.ts';

const count = Number(process.argv[2] ?? 500);
const fixtures = path.join(import.meta.dirname, 'fixtures');
const codes = globSync('*/*.mmd', { cwd: fixtures })
  .toSorted()
  .map((file) => readFileSync(path.join(fixtures, file), 'utf8'));
const sources: readonly DiagramSource[] = Array.from({ length: count }, (_, index) => ({
  code: `${codes[index % codes.length] ?? ''}%% ${index}\n`,
  title: `Diagram ${index}`,
  description: 'One of many.',
  file: 'bench',
  line: 1,
}));

const cacheDir = await mkdtemp(path.join(tmpdir(), 'bench-diagrams-'));
const memory = watchMemory();
const cold = await build('first build');
console.log(`  memory at its peak: ${memory.stop()} MB, this process and those that draw`);
const sizes = cold.drawings
  .map(({ svg }) => brotliCompressSync(svg).length)
  .toSorted((a, b) => a - b);
const at = (share: number) =>
  sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0;
console.log(`  brotli: median ${at(0.5)} B, 95 % below ${at(0.95)} B, largest ${at(1)} B`);
await build('second build');
await rm(cacheDir, { recursive: true });

async function build(name: string) {
  const drafter = createDrafter({
    cacheDir,
    onDrawn: (drawn) => {
      if (drawn % 100 === 0) console.log(`  … ${drawn} drawn`);
    },
  });
  const begun = performance.now();
  const drawings = await Promise.all(sources.map((source) => drafter.draw(source)));
  const seconds = (performance.now() - begun) / 1000;
  await drafter.close();
  const { drawn, cached } = drafter.stats;
  console.log(
    `${name}: ${count} diagrams in ${seconds.toFixed(2)} s on ${availableParallelism()} cores, ` +
      `${Math.round(count / seconds)} a second; ${drawn} drawn, ${cached} from the cache`,
  );
  return { drawings };
}

/** Resident memory of this process and its children, from /proc; elsewhere of this process alone. */
function watchMemory(): { stop(): number } {
  let peak = 0;
  const look = () => {
    const pids = [
      process.pid,
      ...read(`/proc/${process.pid}/task/${process.pid}/children`).split(' ').filter(Boolean),
    ];
    const kilobytes = pids.reduce<number>(
      (sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0),
      0,
    );
    peak = Math.max(peak, kilobytes * 1024 || process.memoryUsage.rss());
  };
  const timer = setInterval(look, 200);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(peak / 1e6);
    },
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
