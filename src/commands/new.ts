// npm run new -- <slug> [category]: begins an article.
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { isSlug } from '#wiki/article.ts';
import { project, report, StepFailed } from './progress.mjs';
import { aYearAfter, skeletonText } from './skeleton.ts';

const usage = 'npm run new -- two-phase-commit [category]';

async function begin(slug = '', category?: string): Promise<void> {
  const [categories, authors] = await Promise.all([entries('categories'), entries('authors')]);
  const choice = `Categories: ${categories.join(', ') || 'none yet; see content/categories'}.`;

  if (!isSlug(slug)) {
    throw new StepFailed(slug ? `“${slug}” is not a slug.` : 'A new article needs a slug.', {
      advice: `Lower-case words and digits joined by single hyphens: ${usage}\n${choice}`,
    });
  }
  if (category !== undefined && !categories.includes(category)) {
    throw new StepFailed(`There is no category “${category}”.`, { advice: choice });
  }
  const file = join('content/concepts', slug, 'index.mdx');
  if (existsSync(join(project, 'content/concepts', slug))) {
    throw new StepFailed(`${join('content/concepts', slug)} exists.`, {
      advice: 'Choose another slug, or edit that article.',
    });
  }

  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 10); // the author's day
  await mkdir(join(project, 'content/concepts', slug), { recursive: true });
  await writeFile(
    join(project, file),
    skeletonText({
      slug,
      today,
      inAYear: aYearAfter(today),
      categories,
      category,
      authors: authors.slice(0, 1),
    }),
  );
  console.log(`${file} is begun. Three things make it an article:
  1. Write it; npm run dev shows it, npm run build lists what is still missing.
  2. Put “${slug}” where it belongs in the order of content/categories/${category ?? '<category>'}.mdx.${category ? '' : `\n     ${choice}`}
  3. Cite: one file in content/sources for each work, [@its-name] behind the claim.`);
}

async function entries(collection: string): Promise<readonly string[]> {
  const names = await readdir(join(project, 'content', collection)).catch(() => []);
  return names.map((name) => parse(name).name).toSorted();
}

try {
  await begin(...process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 1;
}
