/** Shows a citation's source beside it on hover, focus and tap. The link to the list of sources stays as it is. */
const card = document.createElement('div');
card.className = 'source-card';
card.popover = 'manual';
card.id = 'source-card';
document.querySelector('[data-article]')?.append(card);

let closing = 0;
let anchor: HTMLAnchorElement | undefined;
/** Where the citation stood on the screen when its card opened. */
let openedAt = 0;

for (const citation of document.querySelectorAll<HTMLAnchorElement>('.cite a')) {
  citation.addEventListener(
    'pointerenter',
    (event) => event.pointerType === 'mouse' && open(citation),
  );
  citation.addEventListener('focus', () => open(citation));
  citation.addEventListener('pointerleave', closeSoon);
  citation.addEventListener('blur', closeSoon);
  citation.addEventListener('click', (event) => {
    // The first tap shows the source, the second follows the link.
    if (
      matchMedia('(hover: none)').matches &&
      event.detail > 0 &&
      card.dataset['armed'] !== citation.id
    ) {
      event.preventDefault();
      open(citation);
      card.dataset['armed'] = citation.id;
    }
  });
}
card.addEventListener('pointerenter', () => clearTimeout(closing));
card.addEventListener('pointerleave', closeSoon);
document.addEventListener('keydown', (event) => event.key === 'Escape' && close());
document.addEventListener('pointerdown', (event) => {
  if (
    event.target instanceof Node &&
    !card.contains(event.target) &&
    !anchor?.contains(event.target)
  )
    close();
});

function open(citation: HTMLAnchorElement): void {
  clearTimeout(closing);
  const work = document.querySelector(`${citation.hash} .work`);
  if (work === null || (anchor === citation && card.matches(':popover-open'))) return;

  anchor?.removeAttribute('aria-describedby');
  anchor = citation;
  const where = citation.dataset['at'];
  card.replaceChildren(
    ...[...work.childNodes].map((node) => node.cloneNode(true)),
    ...(where === undefined ? [] : [` (${where})`]),
  );
  card.showPopover();
  place(citation);
  citation.setAttribute('aria-describedby', card.id);
}

/** Below the number, or above where there is no room. */
function place(citation: HTMLElement): void {
  const at = citation.getBoundingClientRect();
  openedAt = at.top;
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(
    8,
    Math.min(at.left - 16, document.documentElement.clientWidth - width - 8),
  );
  const below = at.bottom + 8;
  card.style.left = `${left}px`;
  card.style.top = `${below + height > innerHeight ? Math.max(8, at.top - height - 8) : below}px`;
}

function closeSoon(): void {
  closing = window.setTimeout(close, 200);
}

function close(): void {
  card.hidePopover();
  delete card.dataset['armed'];
  anchor?.removeAttribute('aria-describedby');
  anchor = undefined;
}

addEventListener(
  'scroll',
  () => {
    // A scroll that ended before the card opened is reported after it.
    if (anchor !== undefined && Math.abs(anchor.getBoundingClientRect().top - openedAt) > 8)
      close();
  },
  { passive: true },
);
