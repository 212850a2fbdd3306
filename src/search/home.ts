/** Brings suggestions to the field of the first page, when a reader turns to it. */
const field = document.querySelector<HTMLInputElement>('#home-search');
const bring = (): void => {
  void import('./suggest.ts').then(({ suggestBelow }) => {
    if (field !== null) suggestBelow(field);
  });
};
if (field !== null && field === document.activeElement) bring();
else field?.addEventListener('focus', bring, { once: true });

export {};
