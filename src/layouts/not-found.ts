/** Suggests the addresses nearest to the one that was asked for. */
import { nearestAddresses, type Place } from '#wiki/addresses.ts';

const base = document.body.dataset['base'] ?? '/';
const asked = decodeURIComponent(location.pathname);

const shown = document.querySelector('[data-address]');
if (shown !== null) shown.textContent = asked;

const nearest = document.querySelector<HTMLElement>('[data-nearest]');
const list = nearest?.querySelector('ul');
if (nearest && list) {
  const response = await fetch(`${base}addresses.json`);
  const places = response.ok ? ((await response.json()) as readonly Place[]) : [];
  for (const { address, title } of nearestAddresses(asked.slice(base.length - 1), places)) {
    const link = document.createElement('a');
    link.href = `${base}${address.slice(1)}`;
    link.textContent = title;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  nearest.hidden = list.childElementCount === 0;
}
