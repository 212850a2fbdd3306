import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkTo, openLink, type Place } from './link.ts';
import type { AnyModel } from './model.ts';
import { choice, number, onOff } from './params.ts';

const model: AnyModel = {
  id: 'lamp',
  version: 2,
  params: {
    watts: number({ label: 'Power', min: 5, max: 60, step: 5, initial: 40 }),
    color: choice({ label: 'Color', options: { red: 'red', green: 'green' }, initial: 'red' }),
    on: onOff({ label: 'On', initial: false }),
  },
  sampleEvery: 1,
  init: () => ({}),
  step() {},
  invariants: [],
  metrics: () => ({}),
  actions: [{ id: 'press', label: 'Press', event: () => ({}) }],
};

const place: Place = {
  run: {
    params: { watts: 25, color: 'green', on: true },
    seed: 4_294_967_295,
    inputs: [
      { steps: 0, time: 0, action: 'press', target: 0 },
      { steps: 7, time: 12_345_678, action: 'press', target: 3 },
    ],
  },
  steps: 9,
  time: 20_000_000,
};

const encode = (value: unknown): string =>
  `lamp=${btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_')}`;
const content = (): Record<string, unknown> =>
  JSON.parse(
    atob(linkTo(model, place).slice(5).replaceAll('-', '+').replaceAll('_', '/')),
  ) as Record<string, unknown>;
const why = (fragment: string): string => {
  const opened = openLink(model, fragment);
  return opened.isGood ? 'it was opened' : opened.words;
};

test('a link holds a place, to the last digit, in letters that need no escape', () => {
  const link = linkTo(model, place);
  expect(link).toMatch(/^lamp=[\w-]+$/);
  expect(openLink(model, `#${link}`)).toEqual({ isGood: true, place });
});

describe('a link that cannot be followed says why', () => {
  test.each([
    ['cut off', linkTo(model, place).slice(0, -9), 'damaged, perhaps cut off'],
    ['no link at all', 'lamp=<script>alert(1)</script>', 'damaged'],
    ['not an object', encode([1]), 'damaged'],
    [
      'an older version',
      encode({ ...content(), m: 'lamp@1' }),
      'made with version 1 of the model; here is version 2, whose runs differ',
    ],
    [
      'a version that is none',
      encode({ ...content(), m: 'lamp@<b>' }),
      'its version is no whole number',
    ],
    ['another simulator', encode({ ...content(), m: 'raft@2' }), 'made by another simulator'],
    [
      'an unknown parameter',
      encode({ ...content(), p: { volts: 1 } }),
      'there is no parameter "volts"; there are watts, color, on',
    ],
    [
      'a parameter of the prototype',
      encode({ ...content(), p: { constructor: 1 } }),
      'there is no parameter "constructor"',
    ],
    [
      'a value out of range',
      encode({ ...content(), p: { watts: 1e9 } }),
      'the parameter watts must be from 5 to 60',
    ],
    ['a value off the grid', encode({ ...content(), p: { watts: 7 } }), 'in steps of 5'],
    ['an unknown choice', encode({ ...content(), p: { color: 'toString' } }), 'one of red, green'],
    [
      'endless steps',
      encode({ ...content(), n: 1e15 }),
      'number of steps is no whole number from 0',
    ],
    ['half a microsecond', encode({ ...content(), t: 0.5 }), 'time is no whole number'],
    [
      'an unknown action',
      encode({ ...content(), i: [[0, 0, 'explode', 0]] }),
      'an action that the model does not have',
    ],
    [
      'actions out of order',
      encode({
        ...content(),
        i: [
          [5, 0, 'press', 0],
          [4, 0, 'press', 0],
        ],
      }),
      'not in order',
    ],
    [
      'a flood of actions',
      encode({ ...content(), i: Array.from({ length: 501 }, () => [0, 0, 'press', 0]) }),
      'at most 500 actions',
    ],
    ['a flood of letters', `lamp=${'A'.repeat(20_000)}`, 'longer than any link made here'],
  ])('%s', (_, fragment, words) => {
    expect(why(fragment)).toContain(words);
  });

  test('whatever it holds, it is opened or refused, and never throws', () => {
    const isAnswered = (fragment: string): void => {
      expect(openLink(model, fragment)).toHaveProperty('isGood');
    };
    const raw = (text: string): string => `lamp=${Buffer.from(text).toString('base64url')}`;
    fc.assert(fc.property(fc.json(), (text) => isAnswered(raw(text))));
    fc.assert(
      fc.property(fc.constantFrom('m', 'p', 's', 'i', 'n', 't'), fc.jsonValue(), (key, value) =>
        isAnswered(raw(JSON.stringify({ ...content(), [key]: value }))),
      ),
    );
  });
});
