/** All of previews that every page pays for: it waits until a reader dwells on a link, and then loads the rest. */

/** Long enough not to follow a pointer on its way, short enough not to be waited for: what Wikipedia found (2018). */
const dwell = 500; // ms
const leave = 300; // ms

type Link = HTMLAnchorElement | SVGAElement;
/** What `card.ts` exports, once it has been loaded. */
interface Card {
  isOpen(link?: Link): boolean;
  open(link: Link): Promise<void>;
  close(): void;
}

let timer = 0;
let isPressed = false;
let start = { x: 0, y: 0 };
let card: Card | undefined;

const isCitation = (link: Link): boolean => link.closest('.cite') !== null;

function linkAt({ target }: Event): Link | undefined {
  if (!(target instanceof Element)) return undefined;
  const link = target.closest<Link>('a[data-preview], main a.concept, main a.term, .cite a');
  return link === null || (isOff() && !isCitation(link)) ? undefined : link;
}

async function show(link: Link): Promise<void> {
  clearTimeout(timer);
  card ??= await import('./card.ts');
  await card.open(link);
}

function showSoon(link: Link): void {
  clearTimeout(timer);
  if (card?.isOpen(link) !== true) timer = window.setTimeout(() => void show(link), dwell);
}

function closeSoon(): void {
  clearTimeout(timer);
  if (card?.isOpen() === true) timer = window.setTimeout(() => card?.close(), leave);
}

const isInCard = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('#preview-card') !== null;

for (const [enter, exit] of [
  ['pointerover', 'pointerout'],
  ['focusin', 'focusout'],
] as const) {
  document.addEventListener(enter, (event) => {
    if (event instanceof PointerEvent && event.pointerType !== 'mouse') return;
    if (isInCard(event)) return clearTimeout(timer);
    const link = linkAt(event);
    if (link !== undefined && (enter === 'pointerover' || link.matches(':focus-visible')))
      showSoon(link);
  });
  document.addEventListener(exit, (event) => {
    if (event instanceof PointerEvent && event.pointerType !== 'mouse') return;
    if (isInCard(event) || linkAt(event) !== undefined) closeSoon();
  });
}

document.addEventListener('pointerdown', (event) => {
  if (isInCard(event)) return;
  const link = linkAt(event);
  clearTimeout(timer);
  if (link === undefined || card?.isOpen(link) !== true) card?.close();
  isPressed = false;
  start = event;
  if (event.pointerType === 'touch' && link !== undefined)
    timer = window.setTimeout(() => press(link), dwell);
});
document.addEventListener('pointermove', (event) => {
  if (event.pointerType === 'touch' && Math.hypot(event.x - start.x, event.y - start.y) > 10)
    clearTimeout(timer);
});
for (const end of ['pointerup', 'pointercancel'] as const)
  document.addEventListener(end, (event) => {
    if (event.pointerType === 'touch' && !isPressed) clearTimeout(timer);
  });

/** A long press shows a preview in the place of the browser's menu, and does not follow the link. */
function press(link: Link): void {
  isPressed = true;
  void show(link);
}
document.addEventListener('contextmenu', (event) => {
  const link = linkAt(event);
  if (link === undefined || (event as PointerEvent).pointerType !== 'touch') return;
  event.preventDefault();
  if (!isPressed) press(link);
});
document.addEventListener('click', (event) => {
  const link = linkAt(event);
  if (link === undefined) return;
  // The first tap on a citation shows its source, the second follows the link.
  const isFirstTap =
    isCitation(link) &&
    event.detail > 0 &&
    matchMedia('(hover: none)').matches &&
    card?.isOpen(link) !== true;
  if (isFirstTap) void show(link);
  if (isFirstTap || isPressed) event.preventDefault();
  isPressed = false;
});

/** Storage can be forbidden; the choice then lasts as long as the page. */
let choice: string | null | undefined;
function isOff(): boolean {
  try {
    choice ??= localStorage.getItem('previews');
  } catch {}
  return choice === 'off';
}

const button = document.querySelector<HTMLButtonElement>('[data-previews]');
button?.addEventListener('click', () => turn(isOff() ? 'on' : 'off'));
document.addEventListener('previews-off', () => turn('off'));
label();

function turn(next: 'on' | 'off'): void {
  choice = next;
  try {
    localStorage.setItem('previews', next);
  } catch {}
  label();
}

function label(): void {
  if (button !== null) button.textContent = `Previews of links: ${isOff() ? 'off' : 'on'}`;
}
