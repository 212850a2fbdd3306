/** What every page does once scripts run: choose the theme, filter the chapters. Search and previews add themselves. */
import '#preview/trigger.ts';
import '#search/trigger.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
if (button !== null) {
  show(current());
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'system';
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    remember(next);
    show(next);
  });
}

function current(): Theme {
  return themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system';
}

function show(theme: Theme): void {
  button?.setAttribute('aria-label', `Theme: ${theme}`);
  button?.setAttribute('title', `Theme: ${theme}`);
}

/** Storage can be forbidden; the theme then lasts as long as the page. */
function remember(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {}
}

const filter = document.querySelector<HTMLInputElement>('[data-filter]');
const none = document.querySelector<HTMLElement>('[data-filter-none]');
if (filter !== null && none !== null) {
  const items = [...document.querySelectorAll<HTMLElement>('.chapters .list li')];
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    none.hidden = items.some((item) => !item.hidden);
  });
}
