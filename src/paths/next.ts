/** On an article that was reached along a path: where the path goes on. */
import { remember, remembered, withStep } from './progress.ts';

/** As `pages/paths/[path].json.ts` writes it. */
interface PathFile {
  readonly title: string;
  readonly address: string;
  readonly steps: readonly {
    readonly slug: string;
    readonly title: string;
    readonly address: string;
  }[];
}

const article = document.querySelector('[data-article]');
const path = new URLSearchParams(location.search).get('path') ?? '';
const base = document.body.dataset['base'] ?? '/';
if (article !== null && /^[a-z0-9-]+$/.test(path)) void show(article);

async function show(after: Element): Promise<void> {
  const response = await fetch(`${base}paths/${path}.json`);
  if (!response.ok) return;
  const { title, address, steps } = (await response.json()) as PathFile;
  const slug = location.pathname.split('/').findLast(Boolean) ?? '';
  const at = steps.findIndex((step) => step.slug === slug);
  if (at < 0) return;

  const bar = document.createElement('nav');
  bar.className = 'path-next';
  bar.setAttribute('aria-label', `Path: ${title}`);
  const home = Object.assign(document.createElement('a'), { href: address, textContent: title });
  const where = document.createElement('p');
  where.append('Step ', String(at + 1), ' of ', String(steps.length), ' of ', home);
  const next = steps[at + 1];
  const link = document.createElement('a');
  link.className = 'next';
  link.href = next === undefined ? address : `${next.address}?path=${path}`;
  link.textContent =
    next === undefined ? 'That was the last one' : `Next in this path: ${next.title}`;
  link.addEventListener('click', () =>
    remember(localStorage, withStep(remembered(localStorage), path, slug, true)),
  );
  bar.append(where, link);
  after.after(bar);
}
