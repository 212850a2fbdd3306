/** A button under each diagram opens it large; what that needs is loaded when it is used. */
for (const figure of document.querySelectorAll<HTMLElement>('figure.diagram')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'figure-open';
  button.textContent = 'Closer look';
  button.addEventListener('click', async () => (await import('./closer-look.ts')).look(figure));
  figure.querySelector('figcaption')?.append(' ', button);
}

export {};
