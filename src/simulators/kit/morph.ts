/** Changes an element into what the markup says, keeping what is the same: focus and selection survive a redraw. */
export function morph(element: Element, markup: string): void {
  const template = document.createElement('template');
  template.innerHTML = markup;
  children(element, template.content);
}

function children(from: Node, to: Node): void {
  let old = from.firstChild;
  let next = to.firstChild;
  while (next !== null) {
    const following = next.nextSibling;
    const after: ChildNode | null = old?.nextSibling ?? null;
    if (old === null) from.appendChild(next);
    else if (old.nodeName !== next.nodeName) old.replaceWith(next);
    // Most of a picture is the same as before, which the browser sees faster than we would.
    else if (!old.isEqualNode(next)) change(old, next);
    old = after;
    next = following;
  }
  while (old !== null) {
    const after: ChildNode | null = old.nextSibling;
    old.remove();
    old = after;
  }
}

function change(old: Node, next: Node): void {
  if (old instanceof Element && next instanceof Element) {
    attributes(old, next);
    children(old, next);
  } else old.nodeValue = next.nodeValue;
}

function attributes(from: Element, to: Element): void {
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (const name of from.getAttributeNames())
    if (!to.hasAttribute(name)) from.removeAttribute(name);
}
