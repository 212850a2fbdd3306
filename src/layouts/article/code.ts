/** Copy buttons, programs that run here, and the reader's language kept over all examples and pages. */
for (const block of document.querySelectorAll('[data-code]')) {
  for (const pre of block.querySelectorAll<HTMLPreElement>('pre:has(> code)')) {
    const bar = pre.parentElement?.querySelector(':scope > .code-bar, :scope > figcaption');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'code-copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      const copied = await navigator.clipboard.writeText(pre.innerText).then(
        () => true,
        () => false,
      );
      button.textContent = copied ? 'Copied' : 'Select and copy by hand';
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
    bar?.append(button);
  }
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest<HTMLButtonElement>('[data-run]');
  if (button) (await import('#playground/panel.ts')).press(button);
});

const key = 'language';
const choices = [...document.querySelectorAll<HTMLInputElement>('.tabs input')];
choose(stored());
for (const choice of choices) {
  choice.addEventListener('change', () => {
    const before = choice.getBoundingClientRect().top;
    choose(choice.value);
    // Examples above may have become longer or shorter: keep the one in hand where it is.
    scrollBy({ top: choice.getBoundingClientRect().top - before, behavior: 'instant' });
    try {
      localStorage.setItem(key, choice.value);
    } catch {}
  });
}

function choose(language: string | null): void {
  for (const choice of choices) if (choice.value === language) choice.checked = true;
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
