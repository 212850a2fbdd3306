import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerHtml } from './answer.ts';
import { drawChart } from './chart.ts';
import { place, ticks } from './scale.ts';
import type { Chart } from './simulator.ts';
import { Story } from './story.ts';
import { chartTable, tableHtml } from './tables.ts';
import { escape, percent, seconds, short } from './words.ts';

describe('an axis', () => {
  test('maps its ends to the ends of the drawing, and what lies beyond to them', () => {
    const linear = place({ label: '', min: 10, max: 20 }, 0, 100);
    expect([5, 10, 15, 20, 99].map(linear)).toEqual([0, 0, 50, 100, 100]);
    const log = place({ label: '', min: 1, max: 100, isLog: true }, 0, 100);
    expect(log(10)).toBeCloseTo(50);
  });

  test('is marked at a few round values inside its range, whatever the range', () => {
    const bounds = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(bounds, ([min, width]) => {
        fc.pre(min + width > min);
        const marks = ticks({ label: '', min, max: min + width });
        expect(marks.length).toBeLessThanOrEqual(7);
        for (const mark of marks) expect(mark).toBeGreaterThanOrEqual(min - width * 1e-3);
      }),
    );
    expect(ticks({ label: '', min: 0, max: 30 })).toEqual([0, 10, 20, 30]);
    expect(ticks({ label: '', min: 1, max: 1000, isLog: true })).toEqual([1, 10, 100, 1000]);
  });
});

describe('a chart', () => {
  const chart: Chart = {
    title: 'Waits <b>',
    x: { label: 'load', min: 0, max: 1 },
    y: { label: 'wait', min: 0, max: 10 },
    theory: [
      {
        label: '1 & 2',
        points: [
          [0, 1],
          [1, 10],
        ],
      },
    ],
    measured: [{ label: 'this run', points: [[0.5, 2]] }],
    difference: '',
  };

  test('draws theory as a line and measurements as marks, and escapes what it is given', () => {
    const drawing = drawChart(chart, [{ label: 'before', points: [[0.2, 1]] }]);
    expect(drawing).toContain('class="theory theory-1"');
    expect(drawing).toContain('class="mark fill-1"');
    expect(drawing).toContain('class="hollow stroke-1"');
    expect(drawing).toContain('1 &amp; 2');
    expect(drawing).not.toMatch(/NaN| style=/);
  });

  test('ends its last number at the edge, and keeps labels apart at the top as well', () => {
    const label = (text: string, y: number) => ({ label: text, points: [[1, y]] as const });
    const drawing = drawChart({
      ...chart,
      theory: ['a', 'b', 'c', 'd'].map((text, index) => label(text, 10 - index / 10)),
      measured: [],
    });
    expect(drawing).toContain('<text class="end soft small" x="388.0" y="241">1</text>');
    const labels = drawing.matchAll(/class="small halo end" x="388.0" y="([\d.]+)"/g);
    const heights = Array.from(labels, ([, y]) => Number(y)).toSorted((a, b) => a - b);
    expect(heights).toHaveLength(4);
    for (const [index, y] of heights.slice(1).entries())
      expect(y - heights[index]!).toBeGreaterThanOrEqual(16);
  });

  test('stands in a table, long series at no more than about a hundred points', () => {
    const points = Array.from({ length: 1000 }, (_, index) => [index, index] as const);
    const table = chartTable({ ...chart, measured: [{ label: 'many', points }] });
    expect(table.rows.length).toBeLessThan(110);
    expect(table.rows.at(-1)).toEqual(['many', '999', '999']);
    expect(tableHtml(table)).toContain('Waits &lt;b&gt;');
  });
});

describe('a story', () => {
  const told = (steps: number) => ({ steps, time: steps * 10, words: `event ${steps}` });

  test('is told once, forgotten on the way back, and told again', () => {
    const story = new Story();
    for (const steps of [1, 4, 9]) story.tell(told(steps));
    story.tell(told(4));
    expect(story.newest(9).map(({ steps }) => steps)).toEqual([9, 4, 1]);
    expect(story.before(9)).toBe(4);
    story.forgetAfter(5);
    expect(story.last).toEqual(told(4));
    story.tell(told(9));
    expect(story.length).toBe(3);
  });
});

describe('an answer', () => {
  const choice = {
    kind: 'choice' as const,
    prompt: '?',
    options: [
      { text: 'Few', why: 'Not so few.' },
      { text: 'Many', why: 'Because.' },
    ],
    outcome: () => 1,
  };
  const number = {
    kind: 'number' as const,
    prompt: '?',
    unit: 'ms',
    outcome: () => 100,
    tolerance: 0.1,
  };

  test('says what was wrong with a wrong choice, and what is right', () => {
    const answer = answerHtml(choice, 1, 0, 'Lesson.');
    expect(answer).toContain('✗ Not so:');
    expect(answer).toContain('Not so few.');
    expect(answer).toContain('<b>Many</b>. Because.');
    expect(answerHtml(choice, 1, 1, '')).toContain('✓ Right:');
    expect(answerHtml(choice, 1, undefined, '')).not.toMatch(/✓|✗/);
  });

  test('says how far off a number is, and lets a near one count', () => {
    expect(answerHtml(number, 100, 95, '')).toMatch(/✓ Right:.*5 too low/);
    expect(answerHtml(number, 100, 130, '')).toMatch(/✗ Not quite:.*30 too high/);
  });
});

test('numbers are written as readers expect them', () => {
  expect([0, 12, 3456, 0.031_234, 1_234_567].map(short)).toEqual([
    '0',
    '12',
    '3,456',
    '0.03123',
    '1,234,567',
  ]);
  expect(percent(0.0957)).toBe('9.6\u00a0%');
  expect(escape('5 % of <all>')).toBe('5\u00a0% of &lt;all&gt;');
  expect([0, 7, 1500, 2_500_000, 61_500_000].map(seconds)).toEqual(
    ['0 s', '7 µs', '1.5 ms', '2.50 s', '1 min 1.5 s'].map((text) =>
      text.replaceAll(' ', '\u00a0').replace('min\u00a0', 'min '),
    ),
  );
});
