import { expect, test } from 'vitest';
import { TermFinder } from './term-finder.ts';

const finder = new TermFinder([
  { slug: 'lease', term: 'Lease', article: 'a' },
  { slug: 'event-loop', term: 'Event loop', article: 'a' },
  { slug: 'event-loop-lag', term: 'Event loop lag', aliases: ['loop lag'], article: 'a' },
  { slug: 'aba', term: 'ABA problem', aliases: ['ABA'], article: 'a' },
  { slug: 'belady', term: "Belady's anomaly", article: 'a' },
  { slug: 'microvm', term: 'MicroVM', article: 'a' },
  { slug: 'cpp', term: 'C++', article: 'a' },
]);

function found(text: string): readonly string[] {
  return finder.find(text).map(({ slug, start, end }) => `${slug}: ${text.slice(start, end)}`);
}

test('a term is found in other cases and in the plural', () => {
  expect(found('Leases end; a lease is short.')).toEqual(['lease: Leases', 'lease: lease']);
});

test('of two names that begin alike, the longer one is found', () => {
  expect(found('An event loop has event loop lag, or loop\nlag.')).toEqual([
    'event-loop: event loop',
    'event-loop-lag: event loop lag',
    'event-loop-lag: loop\nlag',
  ]);
});

test('a name with capitals inside is found as it is written', () => {
  expect(found('The ABA problem, ABA, but no aba.')).toEqual(['aba: ABA problem', 'aba: ABA']);
});

test('the first letter and the apostrophe may be others', () => {
  expect(found('Belady’s anomaly in a microVM.')).toEqual([
    'belady: Belady’s anomaly',
    'microvm: microVM',
  ]);
});

test('words of different sentences are no name', () => {
  expect(found('At the event. Loop again: event, loop.')).toEqual([]);
});

test('a part of a word is no name', () => {
  expect(found('Released, release, subleases; C++ is.')).toEqual(['cpp: C++']);
});
