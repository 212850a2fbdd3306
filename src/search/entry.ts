import { element, marked } from './element.ts';
import { levelNames } from './facet.ts';
import type { Result } from './find.ts';
import { markedPieces } from './mark.ts';
import type { Section } from './passage.ts';
import { resultAddress } from './place.ts';

/**
 * A result in the list. Its height doesn't depend on what is known of it yet: a name comes at once, the passages come
 * when the text has been searched, and nothing moves.
 */
export class Entry {
  readonly item = element('li', { class: 'result' });
  readonly #base: string;
  readonly #title = element('a');
  readonly #passage = element('p', { class: 'passage' });
  readonly #also = element('p', { class: 'also' });
  #filled = false;

  constructor(base: string, { concept: { category, level } }: Result) {
    this.#base = base;
    const facts = element('p', { class: 'facts' }, `${category} · ${levelNames[level]}`);
    this.item.append(element('h2', {}, this.#title), facts, this.#passage, this.#also);
  }

  /** Shows the names; keeps the passages of the search before until there are others. */
  name({ concept, name }: Result, terms: readonly string[]): void {
    this.#title.href = resultAddress(this.#base, concept.slug, terms);
    this.#title.replaceChildren(...marked(markedPieces(concept.title, terms)));
    if (this.#filled) return;
    const names = [...new Set([name ?? concept.title, ...concept.aliases])].filter(
      (each) => each !== concept.title,
    );
    this.#passage.replaceChildren(
      ...(names.length === 0 ? [] : ['Also: ']),
      ...marked(markedPieces(names.join(', '), terms)),
    );
  }

  /** Shows where in the text the terms stand. */
  fill(result: Result, sections: readonly Section[], terms: readonly string[]): void {
    const [best, ...others] = sections;
    this.#filled = best !== undefined;
    if (best === undefined) return this.name(result, terms);
    const link = ({ id, title }: Section): HTMLAnchorElement =>
      element(
        'a',
        { href: resultAddress(this.#base, result.concept.slug, terms, id) },
        ...marked(markedPieces(title, terms)),
      );
    this.#passage.replaceChildren(
      ...(best.id === '' ? [] : [link(best), ' ']),
      ...marked(best.passage),
    );
    const rest = others.filter(({ id }) => id !== '').slice(0, 3);
    this.#also.replaceChildren(...(rest.length === 0 ? [] : ['Also in ']), ...rest.map(link));
  }
}
