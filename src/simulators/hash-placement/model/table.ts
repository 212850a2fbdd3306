import { choice, number, onOff, type ParamsOf } from '../../kit/params.ts';

export const params = {
  scheme: choice({
    label: 'Scheme',
    options: {
      mod: 'hash mod n',
      ring: 'ring (consistent hashing)',
      rendezvous: 'rendezvous',
      jump: 'jump hash',
      bounded: 'ring with bounded loads',
    },
    initial: 'ring',
  }),
  nodes: number({ label: 'Nodes', min: 2, max: 20, step: 1, initial: 10 }),
  joins: number({ label: 'Nodes that join', min: 0, max: 10, step: 1, initial: 1 }),
  points: number({
    label: 'Virtual nodes',
    unit: 'a node',
    min: 1,
    max: 1000,
    step: 1,
    initial: 100,
  }),
  slack: number({
    label: 'Load bound',
    unit: '% above average',
    min: 5,
    max: 100,
    step: 5,
    initial: 25,
  }),
  keys: number({ label: 'Keys', min: 1000, max: 20_000, step: 1000, initial: 10_000 }),
  rate: number({ label: 'Lookups', unit: 'a second', min: 50, max: 1000, step: 50, initial: 400 }),
  skew: onOff({ label: 'Some keys are asked for more often (Zipf)', initial: false }),
};
export type P = ParamsOf<typeof params>;
