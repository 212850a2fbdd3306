import { expect, test } from 'vitest';
import { packConcepts, termSlug, unpackConcepts } from './concept.ts';
import { catalog } from './match.ts';
import { offers, otherPlaces } from './offer.ts';

const concept = (slug: string, title: string, aliases: string[], terms: string[] = []) => ({
  slug,
  title,
  aliases,
  terms,
  category: 'Concurrency',
  level: 'core' as const,
});
const list = packConcepts(
  [
    concept('memory-models', 'Memory Models', ['happens-before', 'fence'], ['happens-before']),
    concept('caches', 'Caching Overview', ['hit ratio']),
  ],
  {
    simulators: [['cache-eviction', 'Cache eviction']],
    paths: [['interview', 'Interview in two weeks']],
  },
);
const [articles, others] = [catalog(unpackConcepts(list)), otherPlaces(list)];
const offered = (query: string): readonly string[] =>
  offers(articles, others, '/wiki/', query).map(({ kind, address }) => `${kind}: ${address}`);

test('a term leads to its article and to its entry in the glossary', () => {
  expect(offered('hapens before')).toEqual([
    'Concurrency · Core: /wiki/concepts/memory-models/',
    'Glossary: /wiki/glossary/#happens-before',
  ]);
  expect(offered('fence')).toEqual(['Concurrency · Core: /wiki/concepts/memory-models/']);
});

test('simulators and reading paths are offered by their titles and by what they are', () => {
  expect(offered('cache evic')[0]).toBe('Simulator: /wiki/simulators/cache-eviction/');
  expect(offered('interview')).toEqual(['Reading path: /wiki/paths/interview/']);
  expect(offered('eviction simulator')).toContain('Simulator: /wiki/simulators/cache-eviction/');
});

test('what fits little is not offered, and never more than asked for', () => {
  expect(offered('xylophone')).toEqual([]);
  expect(offers(articles, others, '/', 'happens before', 1)).toHaveLength(1);
});

test('the slug of a term is that of its file', () => {
  expect(['Amdahl’s law', "Bélády's MIN", 'CPU throttling', 'I/O'].map(termSlug)).toEqual([
    'amdahls-law',
    'beladys-min',
    'cpu-throttling',
    'i-o',
  ]);
});
