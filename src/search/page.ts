/** Brings the search page to life. */
import { basePath, readSearch, searchAddress } from './place.ts';
import { moveByArrows, SearchView, type Parts } from './view.ts';

const whole = document.querySelector<HTMLElement>('[data-search-page]');
if (whole !== null) begin(whole);

function begin(root: HTMLElement): void {
  const base = basePath();
  const parts: Parts = {
    field: part(root, 'input'),
    category: part(root, '[name="category"]'),
    level: part(root, '[name="level"]'),
    status: part(root, '.status'),
    list: part(root, '.results'),
    start: part(root, '.start'),
    more: part(root, '.more'),
    live: part(root, '[role="status"]'),
  };
  let timer = 0;
  const view = new SearchView(parts, {
    base,
    first: 10,
    onSearch: (search) => {
      clearTimeout(timer);
      timer = window.setTimeout(
        () => history.replaceState(null, '', searchAddress(base, search)),
        250,
      );
    },
  });
  const show = (): void => {
    clearTimeout(timer);
    view.show(readSearch(location.search));
  };

  root.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    view.remember();
    history.replaceState(null, '', searchAddress(base, view.search));
    view.show(view.search);
  });
  addEventListener('popstate', show);
  moveByArrows(root, parts);
  view.prepare();
  show();
  if (view.search.query === '') parts.field.focus({ preventScroll: true });
}

function part<T extends HTMLElement>(root: HTMLElement, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error(`The search page has no ${selector}`);
  return found;
}
