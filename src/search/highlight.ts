import { rangesOf } from './mark.ts';
import { basePath } from './place.ts';
import { cleaned } from './query.ts';
import { element } from './element.ts';
import { loadStyle } from './style.ts';

/** Marks on an article the words it was found by, without touching its text; a notice takes the marks away. */
function highlight(query: string): void {
  const article = document.querySelector('[data-article]');
  if (article === null || !('highlights' in CSS)) return;
  const terms = cleaned(query).split(' ');
  const ranges = textsOf(article).flatMap((text) =>
    rangesOf(text.data, terms).map(([start, end]) => {
      const range = new Range();
      range.setStart(text, start);
      range.setEnd(text, end);
      return range;
    }),
  );
  if (ranges.length === 0) return;
  CSS.highlights.set('search', new Highlight(...ranges));

  const clear = element('button', { type: 'button' }, 'Clear');
  const notice = element(
    'aside',
    { class: 'search-notice', 'aria-label': 'Marked words' },
    element('p', {}, `${ranges.length} × `, element('mark', {}, terms.join(' '))),
    clear,
  );
  clear.addEventListener('click', () => {
    CSS.highlights.delete('search');
    notice.remove();
    const address = new URL(location.href);
    address.searchParams.delete('highlight');
    history.replaceState(null, '', address);
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  });
  void loadStyle().then(() => document.body.append(notice));
}

function textsOf(root: Element): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    texts.push(node as Text);
  return texts;
}

const query = new URLSearchParams(location.search).get('highlight');
if (query !== null && location.pathname.startsWith(`${basePath()}concepts/`)) highlight(query);
