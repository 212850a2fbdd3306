export interface Skeleton {
  readonly slug: string;
  /** ISO dates. */
  readonly today: string;
  readonly inAYear: string;
  readonly categories: readonly string[];
  readonly category: string | undefined;
  readonly authors: readonly string[];
}

/** “two-phase-commit” → “Two Phase Commit”. */
export function titleOf(slug: string): string {
  return slug.replaceAll('-', ' ').replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** The same day a year later; 29 February becomes 28. */
export function aYearAfter(day: string): string {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return later.endsWith('-02-29') ? `${later.slice(0, -2)}28` : later;
}

/**
 * The text of a new article. What its author must fill in is left empty, or names a category and a
 * source that do not exist: the build lists all of it, and publishes nothing that was forgotten.
 */
export function skeletonText({
  slug,
  today,
  inAYear,
  categories,
  category,
  authors,
}: Skeleton): string {
  return `---
title: ${titleOf(slug)}
summary: '' # one sentence, 20 to 160 characters
category: ${category ?? 'choose-a-category'} # ${categories.join(', ') || 'none is written yet'}
level: core # intro, core or advanced
relations: []
#  - type: prerequisite # or contrasts-with, implements, part-of, used-by
#    to: slug-of-an-article
#    why: the reason in a few words
aliases: [] # other names and acronyms that readers type into the search
takeaways: [] # three to five sentences
authors: [${authors.join(', ')}]
reviewed: ${today}
reviewBy: ${inAYear} # at most a year ahead for products, three for theory
versions: [] # product versions that the text speaks of, such as "Linux 6.12"
interview: [] # five or more, from easy to hard
#  - question: What does it guarantee, and what not?
#    answer: >-
#      What a strong answer holds.
#    followUp: The next question.
---

What it is and which problem it solves, in two or three sentences. [@a-source]

The one thing that people get wrong about it.

## A heading that says what its section shows

{/* The mechanism in steps, a diagram for each structure; then the numbers, code that runs, real
systems, how to choose, and where it breaks. Link articles as [[slug]] or [[slug|other words]]. */}
`;
}
