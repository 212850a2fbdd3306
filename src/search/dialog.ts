import { element } from './element.ts';
import { basePath, searchAddress } from './place.ts';
import { loadStyle } from './style.ts';
import { moveByArrows, SearchView, type Parts } from './view.ts';

interface SearchDialog {
  readonly dialog: HTMLDialogElement;
  readonly field: HTMLInputElement;
  readonly view: SearchView;
}

let made: SearchDialog | undefined;

/** Loads what search needs, before it is asked for. */
export function prepare(): void {
  void loadStyle();
  made ??= make();
  made.view.prepare();
}

/** Opens the dialog; when it closes, `opener` has the focus again. */
export function openSearch(opener: HTMLElement | null): void {
  const selected = (getSelection()?.toString() ?? '').trim();
  prepare();
  void loadStyle().then(() => {
    if (made === undefined || made.dialog.open) return;
    const { dialog, field, view } = made;
    const before = opener ?? document.activeElement;
    dialog.addEventListener('close', () => before instanceof HTMLElement && before.focus(), {
      once: true,
    });
    dialog.showModal();
    const query = selected !== '' && selected.length <= 60 ? selected : view.search.query;
    view.show({ ...view.search, query });
    field.select();
  });
}

function make(): SearchDialog {
  const base = basePath();
  const parts: Parts = {
    field: element('input', {
      type: 'search',
      name: 'q',
      'aria-label': 'Search ScaleWiki',
      placeholder: 'A concept, an acronym, a symptom',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
    }),
    category: element(
      'select',
      { 'aria-label': 'Category' },
      element('option', { value: '' }, 'Every category'),
    ),
    level: element(
      'select',
      { 'aria-label': 'Level' },
      element('option', { value: '' }, 'Every level'),
    ),
    status: element('p', { class: 'status' }),
    list: element('ol', { class: 'results' }),
    start: element('div', { class: 'start', hidden: true }),
    more: element('button', { type: 'button', class: 'more', hidden: true }),
    live: element('p', { class: 'sr', role: 'status' }),
  };
  const whole = element('a', { href: `${base}search/` }, 'Search page');
  const close = element('button', { type: 'button', class: 'close' }, 'Close');
  const form = element('form', { action: `${base}search/`, role: 'search' }, parts.field, close);
  const found = element(
    'div',
    { class: 'found', role: 'region', 'aria-label': 'Search results', tabindex: '-1' },
    parts.start,
    parts.list,
    parts.more,
  );
  const foot = element(
    'footer',
    {},
    whole,
    element('a', { href: `${base}concepts/` }, 'All concepts'),
    keys(),
  );
  const dialog = element(
    'dialog',
    { class: 'search-dialog', 'aria-label': 'Search' },
    form,
    element('div', { class: 'filters' }, parts.category, parts.level),
    parts.status,
    parts.live,
    found,
    foot,
  );
  const view = new SearchView(parts, {
    base,
    first: 8,
    onSearch: (search) => (whole.href = searchAddress(base, search)),
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    view.remember();
    const first = view.firstResult;
    if (first === null) location.assign(searchAddress(base, view.search));
    else first.click();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    const isOutside = target === dialog;
    const leaves = target instanceof Element && target.closest('a') !== null;
    if (isOutside || leaves) dialog.close();
  });
  // A search field would first only empty itself.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    dialog.close();
  });
  moveByArrows(dialog, parts);
  document.body.append(dialog);
  return { dialog, field: parts.field, view };
}

function keys(): HTMLElement {
  const key = (name: string): HTMLElement => element('kbd', {}, name);
  return element(
    'p',
    { class: 'keys', 'aria-hidden': 'true' },
    key('↑'),
    key('↓'),
    ' choose ',
    key('Enter'),
    ' open ',
    key('Esc'),
    ' close',
  );
}
