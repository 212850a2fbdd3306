/** All of search that every page pays for: it waits for the reader's intent and then loads the rest. */
const load = () => import('./dialog.ts');

async function open(link: HTMLAnchorElement | null): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('input[data-search-field]');
  if (field !== null) return field.select();
  try {
    (await load()).openSearch(link);
  } catch {
    location.assign(`${document.body.dataset['base']}search/`);
  }
}

const linkAt = ({ target }: Event) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-search]') : null;

document.addEventListener('click', (event) => {
  const link = linkAt(event);
  if (link === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  void open(link);
});

document.addEventListener('keydown', (event) => {
  const { key, target, metaKey, ctrlKey, altKey } = event;
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  const isChord = key.toLowerCase() === 'k' && (metaKey || ctrlKey);
  if (!isChord && (key !== '/' || isTyping || metaKey || ctrlKey || altKey)) return;
  event.preventDefault();
  void open(null);
});

for (const intent of ['pointerover', 'focusin'])
  document.addEventListener(intent, (event) => {
    if (linkAt(event) !== null)
      load()
        .then((dialog) => dialog.prepare())
        .catch(() => {});
  });

if (location.search.includes('highlight=')) void import('./highlight.ts');

export {};
