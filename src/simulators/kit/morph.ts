/** Changes an element into what the markup says, keeping what is the same: focus and selection survive a redraw. */
export function morph(element: Element, markup: string): void {
  const template = document.createElement('template');
  template.innerHTML = markup;
  children(element, template.content);
}

function children(from: Node, to: Node): void {
  const wanted = [...to.childNodes];
  for (const [index, next] of wanted.entries()) {
    const old = from.childNodes[index];
    if (old === undefined) from.appendChild(next);
    else if (old.nodeName !== next.nodeName) old.replaceWith(next);
    else if (old instanceof Element && next instanceof Element) {
      attributes(old, next);
      children(old, next);
    } else if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
  }
  while (from.childNodes.length > wanted.length) from.lastChild?.remove();
}

function attributes(from: Element, to: Element): void {
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (const name of from.getAttributeNames())
    if (!to.hasAttribute(name)) from.removeAttribute(name);
}
