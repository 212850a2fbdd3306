import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemAt, itemsOf, textOf, writeArray, writeText } from './cbor.ts';

test('lists of texts are read as they were written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 300 }),
      (texts) => {
        const bytes = writeArray(texts.map(writeText));
        const item = itemAt(Buffer.concat([bytes, Buffer.from([0])]));
        expect(item.equals(bytes)).toBe(true);
        expect(itemsOf(item)?.map(textOf)).toEqual(texts);
      },
    ),
    { numRuns: 40 },
  );
});

// Appendix A of RFC 8949
test.each([
  ['1000000', '1a000f4240'],
  ['-1000', '3903e7'],
  ['1.1', 'fb3ff199999999999a'],
  ['null', 'f6'],
  ['bytes', '4401020304'],
  ['a map in a list', '826161a161626163'],
  ['a tag', 'c11a514b67b0'],
])('%s is taken whole', (_, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(itemAt(Buffer.concat([bytes, Buffer.from([1, 2])]))).toEqual(bytes);
});

test('a number has no items and says nothing', () => {
  expect(itemsOf(Buffer.from([1]))).toBeUndefined();
  expect(textOf(Buffer.from([1]))).toBeUndefined();
});

test('what has no length of its own, or ends early, is refused', () => {
  expect(() => itemAt(Buffer.from('9f01ff', 'hex'))).toThrow('no length');
  for (const cut of ['8301', '630102', '1a0102'])
    expect(() => itemAt(Buffer.from(cut, 'hex'))).toThrow(RangeError);
});
