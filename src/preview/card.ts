/** Shows beside a link where it leads: the summary of an article or a term, the source of a citation. */
import type { Preview } from './preview.ts';

type Link = HTMLAnchorElement | SVGAElement;

const card = document.createElement('div');
card.className = 'preview-card';
card.popover = 'manual';
card.id = 'preview-card';
card.setAttribute('role', 'dialog');

const known = new Map<string, Promise<Preview | undefined>>();
let shown: Link | undefined;
/** The link that was asked for last: an answer that comes too late is not shown. */
let wanted: Link | undefined;
/** Where the link stood on the screen when the card opened. */
let openedAt = 0;

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || shown === undefined) return;
  const link = shown;
  const hadFocus = card.contains(document.activeElement);
  close();
  if (hadFocus) link.focus();
});
addEventListener(
  'scroll',
  () => {
    // A scroll that ended before the card opened is reported after it.
    if (shown === undefined || Math.abs(shown.getBoundingClientRect().top - openedAt) <= 8) return;
    // Focus scrolls its link into view, smoothly: the card goes with it.
    if (document.activeElement === shown || card.contains(document.activeElement)) place(shown);
    else close();
  },
  { passive: true, capture: true },
);

/** Whether the card is open: for a link, or for any. */
export function isOpen(link?: Link): boolean {
  return shown !== undefined && (link === undefined || shown === link);
}

/** Opens the card for a link. Where nothing can be told, nothing is shown. */
export async function open(link: Link): Promise<void> {
  wanted = link;
  const content = await contentOf(link);
  if (content === undefined || wanted !== link || !link.isConnected) return;
  close();
  shown = link;
  card.setAttribute('aria-label', content.name);
  card.replaceChildren(...content.nodes);
  // Right behind the link, so that Tab leads into it.
  (link.closest('sup, svg') ?? link).after(card);
  card.showPopover();
  place(link);
  link.setAttribute('aria-describedby', card.id);
}

export function close(): void {
  wanted = undefined;
  shown?.removeAttribute('aria-describedby');
  shown = undefined;
  if (card.isConnected && card.matches(':popover-open')) card.hidePopover();
  card.remove();
}

interface Content {
  readonly name: string;
  readonly nodes: readonly (Node | string)[];
}

async function contentOf(link: Link): Promise<Content | undefined> {
  const address = link.getAttribute('href') ?? '';
  if (link.closest('.cite') !== null) {
    const work = document.querySelector(`${address} .work`);
    const where = link.dataset['at'];
    const nodes = [...(work?.childNodes ?? [])].map((node) => node.cloneNode(true));
    return work === null
      ? undefined
      : { name: 'Source', nodes: [...nodes, ...(where === undefined ? [] : [` (${where})`])] };
  }
  const file = link.dataset['preview'] || previewOf(address);
  const preview = await (known.get(file) ?? known.set(file, load(file)).get(file));
  return preview === undefined
    ? undefined
    : { name: `Preview: ${preview.title}`, nodes: nodesOf(preview, address) };
}

/** “/concepts/caching/#hits” → “/concepts/caching/preview.json”, “/glossary/#lease” → “/glossary/lease.json”. */
function previewOf(address: string): string {
  const [, glossary, term] = /^(.*\/glossary\/)#(.+)$/.exec(address) ?? [];
  return glossary === undefined
    ? address.replace(/(#.*)?$/, 'preview.json')
    : `${glossary}${term}.json`;
}

async function load(file: string): Promise<Preview | undefined> {
  try {
    const response = await fetch(file);
    if (response.ok) return (await response.json()) as Preview;
  } catch {}
  known.delete(file);
  return undefined;
}

function nodesOf({ title, text, note, drawing }: Preview, address: string): readonly Node[] {
  const link = element('a', 'preview-title', title);
  link.setAttribute('href', address);
  const off = element('button', '', 'Turn previews off');
  off.addEventListener('click', () => {
    const from = shown;
    document.dispatchEvent(new Event('previews-off'));
    close();
    from?.focus();
  });
  const foot = element('p', 'preview-foot', note ?? '');
  foot.append(' ', off);
  const nodes: Node[] = [link, element('p', '', text), foot];
  if (drawing !== undefined) nodes.splice(2, 0, svgOf(drawing));
  return nodes;
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

function svgOf(drawing: string): Node {
  return document.importNode(
    new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement,
    true,
  );
}

/** Below the link, or above where there is no room. */
function place(link: Link): void {
  const at = link.getBoundingClientRect();
  openedAt = at.top;
  const { offsetWidth: width, offsetHeight: height } = card;
  const most = document.documentElement.clientWidth - width - 8;
  const below = at.bottom + 6;
  card.style.left = `${Math.max(8, Math.min(at.left - 16, most))}px`;
  card.style.top = `${below + height > innerHeight ? Math.max(8, at.top - height - 6) : below}px`;
}
