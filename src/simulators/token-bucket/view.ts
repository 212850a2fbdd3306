import type { View } from '../kit/simulator.ts';
import { seconds } from '../kit/words.ts';
import type { E, P, S } from './model.ts';

const left = ({ level }: S): number => Math.floor(level / 1_000_000);

export const view: View<P, S, E> = {
  pace: 1_000_000,
  draw(state, { size, rate }) {
    const height = (180 * state.level) / (size * 1_000_000);
    return {
      width: 400,
      height: 250,
      title: `A bucket with ${left(state)} of ${size} tokens`,
      body:
        `<rect class="fill-1" x="130" y="${(210 - height).toFixed(1)}" width="140" height="${height.toFixed(1)}"/>` +
        `<path class="stroke" d="M130 20V210H270V20"/><text class="middle big halo" x="200" y="125">${left(state)}</text>` +
        `<text class="middle soft" x="200" y="238">of ${size} tokens, ${rate} more each second</text>` +
        `<text class="end" x="116" y="60">✓ ${state.admitted} admitted</text><text x="284" y="60">✗ ${state.denied} denied</text>`,
    };
  },
  table: (state) => ({
    caption: 'The bucket',
    head: ['Tokens left', 'Admitted', 'Denied'],
    rows: [[left(state), state.admitted, state.denied]],
  }),
  sentence: (state) =>
    `${left(state)} tokens are left; ${state.admitted} requests were admitted, ${state.denied} denied.`,
  narrate({ kind }, state) {
    if (kind === 'flood') return `30 requests came at once; ${left(state)} tokens are left.`;
    const isAdmitted = state.last[0] === state.time;
    return `A request was ${isAdmitted ? 'admitted' : 'denied'}; ${left(state)} tokens are left.`;
  },
  charts: {
    admitted({ admitted }, { rate, size }, samples, now) {
      const end = Math.max(10, now / 1_000_000);
      const most = Math.floor(size + (rate * now) / 1_000_000);
      const measured = samples.map((each) => [each.time / 1e6, each.values['admitted']!] as const);
      return {
        title: 'Requests admitted since the start',
        x: { label: 'time (s)', min: 0, max: end },
        y: { label: 'requests', min: 0, max: (size + rate * end) * 1.2 },
        // prettier-ignore
        theory: [{ label: 'size + rate × T', points: [[0, size], [end, size + rate * end]] }],
        measured: [{ label: 'admitted', points: measured }],
        difference: `${admitted} were admitted in ${seconds(now)}; the bound is ${most}, ${most - admitted} more.`,
      };
    },
  },
};
