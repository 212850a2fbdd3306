/** Marks the section in view in the list of contents, and shows its sources in the margin. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')];
const notes = document.querySelector<HTMLElement>('[data-notes]');
const sections = links.flatMap((link) => {
  const heading = document.getElementById(link.hash.slice(1));
  return heading === null ? [] : [{ link, heading }];
});
const citations = [...document.querySelectorAll<HTMLAnchorElement>('.prose .cite a')];
const maxNotes = 6;

/** The text above the first heading is a section without a link: `undefined`. Nothing is shown yet: `null`. */
let shown: (typeof sections)[number] | undefined | null = null;

const observer = new IntersectionObserver(follow, { rootMargin: '-15% 0px -70% 0px' });
for (const { heading } of sections) observer.observe(heading);
document.addEventListener('scrollend', follow, { passive: true });
follow();

function follow(): void {
  const line = innerHeight * 0.3;
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const section = atEnd
    ? sections.at(-1)
    : sections.findLast(({ heading }) => heading.getBoundingClientRect().top < line);
  if (section === shown) return;

  shown = section;
  for (const { link } of sections) link.removeAttribute('aria-current');
  section?.link.setAttribute('aria-current', 'true');
  showNotes(section);
}

function showNotes(section: (typeof sections)[number] | undefined): void {
  if (notes === null) return;
  const next = sections[section === undefined ? 0 : sections.indexOf(section) + 1];
  const inside = citations.filter(
    (citation) =>
      (section === undefined || follows(section.heading, citation)) &&
      (next === undefined || !follows(next.heading, citation)),
  );
  const numbers = [...new Set(inside.map((citation) => citation.hash))].slice(0, maxNotes);
  notes.replaceChildren(...numbers.flatMap(note));
  notes.hidden = notes.childElementCount === 0;
}

function note(hash: string): HTMLElement[] {
  const work = document.querySelector(`${hash} .work`);
  if (work === null) return [];
  const paragraph = document.createElement('p');
  const number = document.createElement('b');
  number.textContent = hash.replace('#source-', '');
  paragraph.append(number, ...[...work.childNodes].map((node) => node.cloneNode(true)));
  return [paragraph];
}

function follows(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
