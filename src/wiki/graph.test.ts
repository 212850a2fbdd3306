import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels, relationTypes } from './article.ts';
import { graphFaults, type GraphNode } from './graph.ts';
import { backlinks } from './mention.ts';

const node = (slug: string, ...before: readonly string[]): GraphNode => ({
  slug,
  level: 'core',
  relations: before.map((to) => ({ type: 'prerequisite', to, why: 'because' })),
});
const found = (nodes: readonly GraphNode[]) => graphFaults(nodes).map((fault) => fault.found);

describe('circles of prerequisites', () => {
  test('two ways to the same article are no circle', () => {
    expect(found([node('a', 'b', 'c'), node('b', 'd'), node('c', 'd'), node('d')])).toEqual([]);
  });

  test('a circle behind a long way is named without the way', () => {
    expect(found([node('a', 'b'), node('b', 'c'), node('c', 'd'), node('d', 'b')])).toEqual([
      '“prerequisite” in a circle: b → c → d → b',
    ]);
  });

  test('a chain longer than any call stack is gone through', () => {
    const chain = Array.from({ length: 50_000 }, (_, at) => node(`n${at}`, `n${at + 1}`));
    expect(found(chain)).toEqual([]);
  });

  test('relations that only lead to what stands before never have one', () => {
    const relation = fc.record({
      type: fc.constantFrom(...relationTypes),
      step: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(relation, { maxLength: 4 }), { maxLength: 30 }), (drafts) => {
        const nodes = drafts.map((relations, at): GraphNode => ({
          slug: `n${at}`,
          level: levels[0],
          relations: relations.map(({ type, step }) => ({ type, to: `n${at - step}`, why: 'x' })),
        }));
        expect(found(nodes).filter((each) => each.includes('circle'))).toEqual([]);
      }),
    );
  });

  test('wherever one is closed, one is found, and every step of it is a relation', () => {
    const draft = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
    fc.assert(
      fc.property(draft, (pairs) => {
        const nodes = Array.from({ length: 10 }, (_, at) =>
          node(`n${at}`, ...pairs.flatMap(([a, b]) => (a === at && a !== b ? `n${b}` : []))),
        );
        const circles = found(nodes).flatMap((each) => / circle: (.*)$/.exec(each)?.[1] ?? []);
        for (const circle of circles) {
          const way = circle.split(' → ');
          expect(way.at(-1)).toBe(way[0]);
          way.slice(1).forEach((to, at) => {
            const from = nodes.find(({ slug }) => slug === way[at]);
            expect(from?.relations.map((each) => each.to)).toContain(to);
          });
        }
        // Without the last relation of each circle nothing leads back: the rest can be put in order.
        expect(circles.length > 0).toBe(!hasOrder(nodes));
      }),
    );
  });
});

/** Whether articles can be taken away one by one, each when none of its prerequisites is left. */
function hasOrder(nodes: readonly GraphNode[]): boolean {
  let rest = nodes;
  for (;;) {
    const left = new Set(rest.map(({ slug }) => slug));
    const next = rest.filter(({ relations }) => relations.some(({ to }) => left.has(to)));
    if (next.length === 0) return true;
    if (next.length === rest.length) return false;
    rest = next;
  }
}

test('mentions are turned around, by title, and nobody mentions itself', () => {
  const sentence = { before: 'See ', words: 'it', after: '.' };
  const links = backlinks([
    { slug: 'z', title: 'A', mentions: [{ slug: 'q', ...sentence }] },
    { slug: 'a', title: 'Z', mentions: [{ slug: 'q', ...sentence }] },
    { slug: 'q', title: 'Q', mentions: [{ slug: 'q', ...sentence }] },
  ]);
  expect(links.get('q')?.map(({ from }) => from.slug)).toEqual(['z', 'a']);
  expect(links.has('z')).toBe(false);
});
