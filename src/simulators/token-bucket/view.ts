import { seconds } from '../kit/words.ts';
import type { View } from '../kit/simulator.ts';
import type { E, P, S } from './model.ts';

const tokens = (state: S): number => Math.floor(state.level / 1_000_000);

export const view: View<P, S, E> = {
  pace: 1_000_000,
  draw(state, { size, rate }) {
    const height = (180 * state.level) / (size * 1_000_000);
    return {
      width: 400,
      height: 250,
      title: `A bucket with ${tokens(state)} of ${size} tokens`,
      body:
        `<rect class="fill-1" x="130" y="${(210 - height).toFixed(1)}" width="140" height="${height.toFixed(1)}"/>` +
        `<path class="stroke" d="M130 20V210H270V20"/>` +
        `<text x="200" y="120" class="middle big">${tokens(state)}</text>` +
        `<text x="200" y="238" class="middle soft">of ${size} tokens, ${rate} more each second</text>` +
        `<text x="110" y="60" class="end">✓ ${state.admitted}</text><text x="110" y="82" class="end soft">admitted</text>` +
        `<text x="290" y="60">✗ ${state.denied}</text><text x="290" y="82" class="soft">denied</text>`,
    };
  },
  table: (state, { size }) => ({
    caption: 'The bucket',
    head: ['What', 'Count'],
    rows: [
      ['Tokens in the bucket', `${tokens(state)} of ${size}`],
      ['Requests admitted', state.admitted],
      ['Requests denied', state.denied],
    ],
  }),
  sentence: (state) =>
    `${tokens(state)} tokens are left; ${state.admitted} requests were admitted, ${state.denied} denied.`,
  narrate(event, state) {
    if (event.kind === 'flood')
      return `${event.requests} requests came at once; ${tokens(state)} tokens are left.`;
    return state.filledAt === state.recent.at(-1)
      ? `A request was admitted; ${tokens(state)} tokens are left.`
      : 'A request was denied: less than one token was there.';
  },
  charts: {
    admitted(state, { rate, size }, samples, now) {
      const end = Math.max(10, now / 1_000_000);
      const bound = size + (rate * now) / 1_000_000;
      const line = (name: string) =>
        samples.map(({ time, values }) => [time / 1_000_000, values[name] ?? 0] as const);
      return {
        title: 'Requests admitted since the start',
        x: { label: 'time (s)', min: 0, max: end },
        y: { label: 'requests', min: 0, max: size + rate * end * 1.25 },
        theory: [
          {
            label: 'size + rate × T',
            points: [
              [0, size],
              [end, size + rate * end],
            ],
          },
        ],
        measured: [{ label: 'admitted', points: line('admitted') }],
        difference: `${state.admitted} were admitted in ${seconds(now)}; the bound is ${Math.floor(bound)}, ${Math.floor(bound) - state.admitted} more.`,
      };
    },
  },
};
