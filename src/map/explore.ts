/** Walks, filters, zooms and moves the map. What it shows is in the page already. */
import { readGraph, towards, type Direction, type Node } from './graph.ts';
import { Sheet } from './sheet.ts';

const drawn = document.querySelector<SVGSVGElement>('[data-map]');
if (drawn?.parentElement) explore(drawn, drawn.parentElement);

function explore(map: SVGSVGElement, frame: HTMLElement): void {
  const nodes = readGraph(map);
  const byLink = new Map(nodes.map((node) => [node.link as Element, node]));
  // Lighting repaints every line: not for each article that passes below the pointer, only for the one it ends on.
  const sheet = new Sheet(map, frame, () => {
    const link = map.querySelector('.nodes a:hover');
    light(link === null ? here : byLink.get(link));
  });
  const walk = document.querySelector<HTMLElement>('[data-walk]');
  let here: Node | undefined;

  map.removeAttribute('aria-hidden');
  map.setAttribute('role', 'group');
  map.setAttribute('aria-label', 'Map of all articles; arrow keys walk along relations');
  nodes[0]?.link.setAttribute('tabindex', '0');

  const nodeAt = ({ target }: Event): Node | undefined => {
    const link = target instanceof Element ? target.closest('.nodes a') : null;
    return link === null ? undefined : byLink.get(link);
  };

  map.addEventListener('focusin', (event) => {
    const node = nodeAt(event);
    if (node !== undefined) stand(node);
  });
  map.addEventListener('pointerover', (event) => {
    if (!sheet.isMoving && !sheet.isScrolling) light(nodeAt(event) ?? here);
  });
  map.addEventListener('pointerleave', () => {
    if (!sheet.isMoving && !sheet.isScrolling) light(here);
  });
  map.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isArrow = /^Arrow(Up|Down|Left|Right)$/.test(event.key);
    if (isArrow && here !== undefined) {
      const open = here.steps.map(({ to }) => to).filter(isShown);
      const next = towards(here, open, event.key as Direction);
      if (next === undefined) say(`No relation of ${here.title} leads there`);
      else go(next);
      event.preventDefault();
    } else if (sheet.key(event.key)) event.preventDefault();
  });

  const lit: Element[] = [];
  let pointed: Element | undefined;
  function light(node: Node | undefined): void {
    for (const each of lit.splice(0)) each.classList.remove('on');
    pointed?.classList.remove('pointed');
    pointed = node?.link;
    pointed?.classList.add('pointed');
    map.classList.toggle('walking', node !== undefined);
    for (const { edge, to } of node?.steps ?? []) lit.push(edge, to.link);
    for (const each of lit) each.classList.add('on');
  }

  function go(node: Node): void {
    node.link.focus({ preventScroll: true });
    sheet.reveal(node.link);
  }

  /** What has focus is where one is: it alone is in the order of Tab. */
  function stand(node: Node): void {
    here?.link.classList.remove('here');
    for (const each of [here, nodes[0]]) each?.link.setAttribute('tabindex', '-1');
    here = node;
    node.link.setAttribute('tabindex', '0');
    node.link.classList.add('here');
    light(node);
    tell(node);
  }

  function tell(node: Node): void {
    if (walk === null) return;
    const list = document.createElement('dl');
    for (const [label, steps] of Map.groupBy(node.steps, (step) => step.label)) {
      const term = document.createElement('dt');
      term.textContent = label;
      const where = document.createElement('dd');
      for (const { to } of steps) {
        const button = document.createElement('button');
        button.textContent = to.title;
        button.addEventListener('click', () => go(to));
        where.append(button, ' ');
      }
      list.append(term, where);
    }
    const title = document.createElement('b');
    title.textContent = node.title;
    walk.replaceChildren(title, list);
  }

  const form = document.querySelector<HTMLFormElement>('[data-map-tools]');
  const output = form?.querySelector('output');
  const say = (text: string): void => {
    if (output) output.textContent = text;
  };
  const isShown = ({ link }: Node): boolean => !link.classList.contains('off');

  function filter(): void {
    if (form === null) return;
    const wanted = new FormData(form);
    const field = (name: string) => String(wanted.get(name) ?? '');
    const words = field('words').toLowerCase().split(/\s+/).filter(Boolean);
    for (const { link, title } of nodes) {
      const isWanted =
        (field('category') === '' || link.dataset['c'] === field('category')) &&
        (field('level') === '' || link.classList.contains(field('level'))) &&
        words.every((word) => title.toLowerCase().includes(word));
      link.classList.toggle('off', !isWanted);
    }
    for (const node of nodes)
      for (const { edge, to } of node.steps)
        edge.classList.toggle('off', !isShown(node) || !isShown(to));
    const left = nodes.filter(isShown);
    say(left.length === nodes.length ? '' : `${left.length} of ${nodes.length} articles`);
    if (left.length > 0 && left.length < nodes.length) sheet.reveal(left[0]!.link);
  }
  form?.addEventListener('input', filter);
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const first = nodes.find(isShown);
    if (first !== undefined) go(first);
  });
  form?.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) sheet.key(target.value);
  });
  filter();

  const asked = () => nodes.find(({ link }) => `#${link.id}` === location.hash);
  const arrive = (): void => {
    const node = asked();
    if (node === undefined) return;
    stand(node);
    sheet.reveal(node.link);
  };
  addEventListener('hashchange', arrive);
  arrive();
}
