import { expect, test } from 'vitest';
import { diff } from './diff.ts';

test('a changed line is shown between its neighbours', () => {
  expect(diff('a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nX\ne\nf\n')).toBe(
    ['    b', '    c', '  - d', '  + X', '    e', '    f'].join('\n'),
  );
});

test('a missing last line break is a difference', () => {
  expect(diff('a\n', 'a')).toBe('    a\n  -');
});

test('a long difference is cut short', () => {
  const text = Array.from({ length: 50 }, (_, n) => n).join('\n');
  expect(diff('x', text)).toContain('  + … 20 more lines');
});
