import { element } from './element.ts';
import { Entry } from './entry.ts';
import { facetsOf, type Choice } from './facet.ts';
import { find, findNames, type Finding, type Result } from './find.ts';
import { nearest } from './match.ts';
import type { Search } from './place.ts';
import { cleaned, termsOf } from './query.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { catalogOf, textIndexOf } from './source.ts';

/** The parts of the page or the dialog that show a search. */
export interface Parts {
  readonly field: HTMLInputElement;
  readonly category: HTMLSelectElement;
  readonly level: HTMLSelectElement;
  /** What was found, in a line. */
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  /** Shown while nothing is typed. */
  readonly start: HTMLElement;
  readonly more: HTMLButtonElement;
  /** Spoken by screen readers. */
  readonly live: HTMLElement;
}

interface Options {
  readonly base: string;
  /** Results shown before the reader asks for more. */
  readonly first: number;
  readonly onSearch: (search: Search) => void;
}

/** Milliseconds without a key before the texts are searched; names are shown at once. */
const pause = 30;
/** Milliseconds after which a download is called slow. */
const slow = 4000;

/** Shows results as they become known: names at once, texts when they have been searched. */
export class SearchView {
  readonly #parts: Parts;
  readonly #options: Options;
  readonly #catalog;
  readonly #index;
  readonly #entries = new Map<string, Entry>();
  #search: Search = { query: '', category: '', level: '', verbatim: false };
  #finding: Finding | undefined;
  #shown: number;
  #turn = 0;
  #timer = 0;
  #speech = 0;

  constructor(parts: Parts, options: Options) {
    this.#parts = parts;
    this.#options = options;
    this.#shown = options.first;
    this.#catalog = catalogOf(options.base);
    this.#index = textIndexOf(options.base);

    const { field, category, level, list, more } = parts;
    field.addEventListener('input', () => this.#change({ query: field.value, verbatim: false }));
    category.addEventListener('change', () => this.#change({ category: category.value }));
    level.addEventListener('change', () => this.#change({ level: level.value }));
    list.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a') !== null) this.remember();
    });
    more.addEventListener('click', () => {
      const from = this.#shown;
      this.#shown += options.first;
      if (this.#finding !== undefined) this.#showFinding(this.#finding);
      list.children[from]?.querySelector('a')?.focus();
    });
  }

  get search(): Search {
    return this.#search;
  }

  /** The first result, once it belongs to what is typed. */
  get firstResult(): HTMLAnchorElement | null {
    return this.#parts.list.getAttribute('aria-busy') === 'true'
      ? null
      : this.#parts.list.querySelector('a');
  }

  /** Begins the downloads; what fails is told when it is needed. */
  prepare(): void {
    for (const source of [this.#catalog, this.#index]) source.get().catch(() => {});
  }

  remember(): void {
    rememberSearch(cleaned(this.#search.query));
  }

  show(search: Search): void {
    this.#search = search;
    this.#parts.field.value = search.query;
    this.#shown = this.#options.first;
    this.#run(0);
  }

  #change(change: Partial<Search>): void {
    this.#search = { ...this.#search, ...change };
    this.#shown = this.#options.first;
    this.#options.onSearch(this.#search);
    if ('query' in change || 'verbatim' in change || this.#finding === undefined)
      this.#run('query' in change ? pause : 0);
    else this.#showFinding(this.#finding);
  }

  #run(wait: number): void {
    const turn = ++this.#turn;
    const query = cleaned(this.#search.query);
    clearTimeout(this.#timer);
    this.#finding = undefined;
    if (termsOf(query).length === 0) return this.#showStart(query);
    this.#parts.start.hidden = true;
    this.#parts.list.setAttribute('aria-busy', 'true');
    this.#showNames(query);
    this.#timer = window.setTimeout(() => void this.#searchTexts(query, turn), wait);
  }

  async #searchTexts(query: string, turn: number): Promise<void> {
    const isCurrent = (): boolean => turn === this.#turn;
    const isWaiting = this.#catalog.value === undefined || this.#index.value === undefined;
    if (isWaiting) this.#say('Loading the search index …');
    const patience = window.setTimeout(() => {
      if (isCurrent()) this.#fail('The search index is slow to arrive.', query);
    }, slow);
    try {
      const among = await this.#catalog.get();
      if (isCurrent() && isWaiting) this.#showNames(query);
      const lookUp = await this.#index.get();
      const finding = await find(among, lookUp, query, this.#search.verbatim);
      if (isCurrent()) this.#showFinding(finding);
    } catch {
      if (isCurrent()) this.#fail('The search index did not arrive.', query);
    } finally {
      clearTimeout(patience);
    }
  }

  /** What the names tell goes on top; below it stays what was there, until the texts have been searched. */
  #showNames(query: string): void {
    const among = this.#catalog.value;
    if (among === undefined) return;
    const terms = termsOf(query);
    const { results } = facetsOf(findNames(among, query), this.#search);
    for (const [index, result] of results.entries()) {
      this.#place(this.#entryOf(result), index);
      this.#entryOf(result).name(result, terms);
    }
  }

  #showFinding(finding: Finding): void {
    this.#finding = finding;
    const { results, categories, levels } = facetsOf(finding.results, this.#search);
    this.#offer(this.#parts.category, categories, this.#search.category);
    this.#offer(this.#parts.level, levels, this.#search.level);
    this.#summarize(finding, results.length);
    const none: readonly Result[] = finding.near.map((concept) => ({
      concept,
      name: undefined,
      sections: () => Promise.resolve([]),
    }));
    this.#list(finding.results.length === 0 ? none : results, finding.terms);
    this.#parts.list.removeAttribute('aria-busy');
  }

  #list(results: readonly Result[], terms: readonly string[]): void {
    const turn = this.#turn;
    const shown = results.slice(0, this.#shown);
    // The first passage should not wait for the texts of the others.
    const first = shown[0]?.sections() ?? Promise.resolve([]);
    for (const [index, result] of shown.entries()) {
      const entry = this.#entryOf(result);
      entry.name(result, terms);
      this.#place(entry, index);
      first
        .then(() => (turn === this.#turn ? result.sections() : []))
        .then(
          (sections) => {
            if (turn === this.#turn) entry.fill(result, sections, terms);
          },
          () => {
            if (turn === this.#turn)
              this.#fail('Some of the texts did not arrive.', this.#search.query);
          },
        );
    }
    // What puts typing errors right is not needed yet, and should be there when it is.
    first.then(() => this.#index.value?.vocabulary()).catch(() => {});
    for (const gone of [...this.#parts.list.children].slice(shown.length)) gone.remove();
    const rest = results.length - shown.length;
    this.#parts.more.hidden = rest <= 0;
    this.#parts.more.textContent = `Show ${Math.min(rest, this.#options.first)} more`;
  }

  #entryOf(result: Result): Entry {
    const known = this.#entries.get(result.concept.slug);
    if (known !== undefined) return known;
    const made = new Entry(this.#options.base, result);
    this.#entries.set(result.concept.slug, made);
    return made;
  }

  #place({ item }: Entry, index: number): void {
    const there = this.#parts.list.children[index] ?? null;
    if (there !== item) this.#parts.list.insertBefore(item, there);
  }

  #summarize({ results, correction, unknown, missing }: Finding, left: number): void {
    const query = cleaned(this.#search.query);
    if (results.length === 0)
      return this.#say(`Nothing found for “${query}”. The nearest concepts:`);
    const count = `${left} ${left === 1 ? 'article' : 'articles'}`;
    if (left === 0) {
      const clear = button('Clear the filters', () => this.#change({ category: '', level: '' }));
      return this.#say('No article is left by these filters. ', clear);
    }
    if (correction !== undefined) {
      const back = button(query, () => this.#change({ verbatim: true }));
      return this.#say(
        `${count} for `,
        element('b', {}, correction),
        '. Search instead for ',
        back,
      );
    }
    const quoted = (words: readonly string[]): string =>
      words.map((word) => `“${word}”`).join(' and ');
    if (unknown.length > 0)
      return this.#say(`${count}, without ${quoted(unknown)}, which no article has.`);
    if (missing.length > 0)
      return this.#say(
        `No article has all of these words. ${count}, the first without ${quoted(missing)}.`,
      );
    this.#say(count);
  }

  #fail(reason: string, query: string): void {
    const retry = button('Try again', () => {
      this.#catalog.again();
      this.#index.again();
      this.#run(0);
    });
    this.#say(`${reason} `, retry);
    this.#parts.list.removeAttribute('aria-busy');
    const among = this.#catalog.value;
    if (among === undefined) return this.#parts.list.replaceChildren();
    const names = findNames(among, query);
    if (names.length > 0) return;
    this.#list(
      nearest(among, query).map((concept) => ({
        concept,
        name: undefined,
        sections: () => Promise.resolve([]),
      })),
      termsOf(query),
    );
  }

  /** Tells in the status line, and a moment later to screen readers. */
  #say(...text: readonly (Node | string)[]): void {
    const { status, live } = this.#parts;
    status.replaceChildren(...text);
    clearTimeout(this.#speech);
    this.#speech = window.setTimeout(() => (live.textContent = status.textContent), 500);
  }

  #showStart(query: string): void {
    const { list, more, start } = this.#parts;
    list.replaceChildren();
    list.removeAttribute('aria-busy');
    more.hidden = true;
    this.#say(query === '' ? '' : 'There is no word in this to search for.');
    const recent = recentSearches();
    start.hidden = recent.length === 0;
    if (recent.length === 0) return;
    const again = recent.map((each) =>
      element(
        'li',
        {},
        button(each, () => this.#restart(each)),
      ),
    );
    const forget = button('Clear', () => {
      forgetSearches();
      this.#restart('');
    });
    forget.setAttribute('aria-label', 'Clear the recent searches');
    start.replaceChildren(
      element('h2', {}, 'Searched lately'),
      forget,
      element('ul', { class: 'recent' }, ...again),
    );
  }

  #restart(query: string): void {
    this.#parts.field.value = query;
    this.#parts.field.focus();
    this.#change({ query, verbatim: false });
  }

  #offer(select: HTMLSelectElement, choices: readonly Choice[], chosen: string): void {
    select.replaceChildren(
      ...choices.map(({ value, label, count }) =>
        element('option', { value, selected: value === chosen }, `${label} (${count})`),
      ),
    );
    select.value = chosen;
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', act);
  return made;
}

/** Up and down between the field and the results; letters go on typing. */
export function moveByArrows(within: HTMLElement, { field, list }: Parts): void {
  within.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [field, ...list.querySelectorAll<HTMLElement>('h2 a')];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (target instanceof HTMLSelectElement) return;
      const item = target instanceof Element ? target.closest('li.result') : null;
      const at = item === null ? 0 : 1 + [...list.children].indexOf(item);
      const next =
        stops[Math.min(Math.max(0, at + (key === 'ArrowDown' ? 1 : -1)), stops.length - 1)];
      event.preventDefault();
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    } else if (key.length === 1 && key !== ' ' && list.contains(target as Node)) {
      field.focus();
    }
  });
}
