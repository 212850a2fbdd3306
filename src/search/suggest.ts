import { element, marked } from './element.ts';
import { markedPieces } from './mark.ts';
import { offers, type Offer } from './offer.ts';
import { basePath } from './place.ts';
import { cleaned, termsOf } from './query.ts';
import { rememberSearch } from './recent.ts';
import { namesOf, type Names } from './source.ts';

export function suggestBelow(field: HTMLInputElement): void {
  field.dataset['suggests'] = new Suggestions(field).listId;
}

/** Beginnings of the usual kinds: a letter, a word, two words, a word with a typing error. */
const beginnings = ['c', 'lo', 'cach', 'cache st', 'qeue', 'event loop l', 'bakpresure', 's'];

/**
 * The first answers are slow, because the browser has yet to compile what makes them. A few are made while it has
 * nothing else to do, one at a time.
 */
function warmUp(answer: (typed: string) => void): void {
  // Safari has no such callback.
  const idle = (then: () => void): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(then);
    else setTimeout(then, 50);
  };
  const next = ([typed, ...others]: readonly string[]): void => {
    if (typed === undefined) return;
    idle(() => {
      answer(typed);
      next(others);
    });
  };
  next(beginnings);
}

/**
 * Suggests articles and other pages below a field while a reader types, by their names alone. The field stays what it is: Enter without
 * a choice searches. Follows the combobox pattern of the ARIA Authoring Practices, with a list that never takes the
 * focus.
 */
class Suggestions {
  readonly #field: HTMLInputElement;
  readonly #list = element('div', {
    role: 'listbox',
    'aria-label': 'Suggestions',
    class: 'suggestions',
    hidden: true,
  });
  readonly #live = element('p', { class: 'sr', role: 'status' });
  readonly #base = basePath();
  readonly #names = namesOf(this.#base);
  #chosen = -1;
  #speech = 0;

  constructor(field: HTMLInputElement) {
    this.#field = field;
    this.#list.id = `${field.id}-suggestions`;
    const says = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': this.#list.id,
      'aria-expanded': 'false',
    };
    for (const [name, value] of Object.entries(says)) field.setAttribute(name, value);
    field.form?.append(this.#list, this.#live);
    field.addEventListener('input', () => this.#suggest());
    field.addEventListener('focus', () => this.#suggest());
    field.addEventListener('blur', () => this.#close());
    field.addEventListener('keydown', (event) => this.#press(event));
    // A press must not take the focus, and with it the list, before it becomes a click.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', () => rememberSearch(cleaned(field.value)));
    // Whoever types before the list has come is answered when it comes; if it doesn't, Enter still searches.
    this.#names.get().then(
      (among) => {
        this.#suggest();
        warmUp((typed) => this.#options(among, typed));
      },
      () => {},
    );
  }

  get listId(): string {
    return this.#list.id;
  }

  #suggest(): void {
    const among = this.#names.value;
    const query = cleaned(this.#field.value);
    if (among === undefined || document.activeElement !== this.#field) return;
    const results = this.#options(among, query);
    this.#list.replaceChildren(...results);
    this.#choose(-1);
    this.#list.hidden = results.length === 0;
    this.#field.setAttribute('aria-expanded', String(results.length > 0));
    clearTimeout(this.#speech);
    this.#speech = window.setTimeout(() => {
      const pages = results.length === 1 ? 'suggestion' : 'suggestions';
      this.#live.textContent = results.length === 0 ? '' : `${results.length} ${pages} below`;
    }, 500);
  }

  #options({ articles, others }: Names, query: string): readonly HTMLAnchorElement[] {
    if (query === '') return [];
    const terms = termsOf(query);
    return offers(articles, others, this.#base, query).map((offer, at) =>
      this.#option(offer, terms, at),
    );
  }

  #option(
    { title, name, kind, address }: Offer,
    terms: readonly string[],
    at: number,
  ): HTMLAnchorElement {
    const other =
      name === undefined ? [] : [element('i', {}, ...marked(markedPieces(name, terms)))];
    return element(
      'a',
      {
        role: 'option',
        id: `${this.#list.id}-${at}`,
        'aria-selected': 'false',
        href: address,
        tabindex: '-1',
      },
      element('b', {}, ...marked(markedPieces(title, terms))),
      ...other,
      element('small', {}, kind),
    );
  }

  #press(event: KeyboardEvent): void {
    const { key } = event;
    const count = this.#list.hidden ? 0 : this.#list.children.length;
    if (key === 'Escape' && count > 0) {
      // A search field would also empty itself.
      event.preventDefault();
      this.#close();
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      const places = count + 1; // one of them is none
      this.#choose(((this.#chosen + 1 + (key === 'ArrowDown' ? 1 : -1) + places) % places) - 1);
    } else if (key === 'Enter' && this.#chosen >= 0 && count > 0) {
      event.preventDefault();
      const option = this.#list.children[this.#chosen];
      if (option instanceof HTMLElement) option.click();
    }
  }

  #choose(at: number): void {
    this.#chosen = at;
    for (const [index, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(index === at));
    const chosen = this.#list.children[at];
    if (chosen === undefined) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', chosen.id);
  }

  #close(): void {
    this.#list.hidden = true;
    this.#choose(-1);
    this.#field.setAttribute('aria-expanded', 'false');
  }
}
