/** Narrows the list of all concepts to those whose name or other names hold every word typed. */
const box = document.querySelector<HTMLElement>('[data-concept-filter]');
const input = box?.querySelector('input');
const output = box?.querySelector('output');
const letters = [...document.querySelectorAll<HTMLElement>('[data-concepts] section')].map(
  (section) => ({
    section,
    items: [...section.querySelectorAll('li')].map((item) => ({
      item,
      text: item.textContent.toLowerCase(),
    })),
  }),
);

if (box && input && output) {
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const { section, items } of letters) {
      let inSection = 0;
      for (const { item, text } of items) {
        item.hidden = !words.every((word) => text.includes(word));
        if (!item.hidden) inSection += 1;
      }
      section.hidden = inSection === 0;
      left += inSection;
    }
    output.textContent = words.length === 0 ? '' : `${left} found`;
  });
}
