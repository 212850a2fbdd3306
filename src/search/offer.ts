import { termSlug, type Concept, type ConceptList, type Named } from './concept.ts';
import { levelNames } from './facet.ts';
import { catalog, match, sure, type Catalog } from './match.ts';
import { resultAddress } from './place.ts';

/** A page that a name leads to, and what kind of thing it is. */
export interface Offer {
  readonly title: string;
  /** The other name that fits, where it is not part of the title. */
  readonly name: string | undefined;
  /** “Caching · Core”, “Simulator”. */
  readonly kind: string;
  readonly address: string;
}

interface Other extends Named {
  readonly kind: 'Simulator' | 'Reading path';
  readonly address: string;
}

/** Simulators and reading paths, ready for matching. They are few, and have no names but their titles. */
export function otherPlaces({ simulators, paths }: ConceptList): Catalog<Other> {
  const named = (kind: Other['kind'], word: string, folder: string) => {
    return ([slug, title]: readonly [string, string]): Other => {
      return { slug, title, aliases: [`${title} ${word}`], kind, address: `${folder}/${slug}/` };
    };
  };
  return catalog([
    ...simulators.map(named('Simulator', 'simulator', 'simulators')),
    ...paths.map(named('Reading path', 'reading path', 'paths')),
  ]);
}

/** A name that fits less is not offered. */
const least = 0.5;

/**
 * What the names alone tell of a query, best first: articles, simulators, reading paths; behind an article the entry of
 * the glossary whose name surely was meant.
 */
export function offers(
  articles: Catalog,
  others: Catalog<Other>,
  base: string,
  query: string,
  most = 6,
): readonly Offer[] {
  const found = [
    ...match(articles, query, most).map(({ score, concept, name }) => ({
      score,
      offers: [
        articleOffer(concept, name, base),
        ...(score >= sure && concept.terms.includes(name) ? [termOffer(name, base)] : []),
      ],
    })),
    ...match(others, query, most)
      .filter(({ score }) => score >= sure)
      .map(({ score, concept: { title, kind, address } }) => ({
        // An article of the same name explains what the simulator shows.
        score: score - 0.01,
        offers: [{ title, name: undefined, kind, address: base + address }],
      })),
  ];
  return found
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score)
    .flatMap((each) => each.offers)
    .slice(0, most);
}

function articleOffer(
  { slug, title, category, level }: Concept,
  name: string,
  base: string,
): Offer {
  return {
    title,
    name: title.includes(name) ? undefined : name,
    kind: `${category} · ${levelNames[level]}`,
    address: resultAddress(base, slug, []),
  };
}

function termOffer(term: string, base: string): Offer {
  return {
    title: term,
    name: undefined,
    kind: 'Glossary',
    address: `${base}glossary/#${termSlug(term)}`,
  };
}
