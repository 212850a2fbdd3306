import { expect, test } from 'vitest';
import { shortener } from './short-scopes.ts';

test('the mark of a component is short, and the same in its elements and its styles', () => {
  const short = shortener();
  expect(short('<li data-astro-cid-qwyarrlr>')).toBe('<li data-_qwy>');
  expect(short('li[data-astro-cid-qwyarrlr]{margin:0}')).toBe('li[data-_qwy]{margin:0}');
});

test('two components with the same mark are told, and what to do', () => {
  const short = shortener();
  short('data-astro-cid-qwyarrlr');
  expect(() => short('data-astro-cid-qwyxxxxx')).toThrow(
    'Two components have the scope data-_qwy: qwyarrlr and qwyxxxxx. Rename one of their files.',
  );
});
