import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'desk-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a desk knows a document by what it was made from', async () => {
  const desk = new Desk(folder);
  expect(await desk.has('one', 'first')).toBe(false);
  await desk.put('one', 'first', '<p>text</p>');
  expect(await desk.has('one', 'first')).toBe(true);
  expect(await desk.has('one', 'second')).toBe(false);
});

test('documents of articles that are gone are taken away', async () => {
  const desk = new Desk(folder);
  await desk.put('one', 'x', '');
  await desk.put('two', 'x', '');
  await desk.keepOnly(new Set(['two']));
  expect(await desk.has('one', 'x')).toBe(false);
  expect(await desk.has('two', 'x')).toBe(true);
});
