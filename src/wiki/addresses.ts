import { distance } from 'fastest-levenshtein';

export interface Place {
  /** Below the base path, from slash to slash: “/concepts/backpressure/”. */
  readonly address: string;
  readonly title: string;
}

/** At most this share of the letters may differ. */
const bound = 0.4;

/**
 * The places whose address is nearest to what was asked for, at most five. The last part of the address counts, so that
 * a page is found under a wrong or missing folder as well; of two with the same last part, the rest decides.
 */
export function nearestAddresses(asked: string, places: readonly Place[]): readonly Place[] {
  const wanted = lastPart(asked.toLowerCase());
  if (wanted === '') return [];
  return places
    .map((place) => {
      const name = lastPart(place.address);
      const away = Math.min(
        distance(wanted, name),
        name.startsWith(wanted) || wanted.startsWith(name) ? 1 : Infinity,
      );
      const share = name === '' ? 1 : away / Math.max(wanted.length, name.length);
      return { place, share, whole: distance(asked.toLowerCase(), place.address) };
    })
    .filter(({ share }) => share <= bound)
    .toSorted(
      (a, b) =>
        a.share - b.share || a.whole - b.whole || a.place.title.localeCompare(b.place.title),
    )
    .slice(0, 5)
    .map(({ place }) => place);
}

function lastPart(address: string): string {
  const parts = address.replace(/\.(html?|md|php)$/, '').split('/');
  const last = parts.findLast((part) => part !== '' && part !== 'index') ?? '';
  return last.replaceAll(/[_\s]+/g, '-');
}
