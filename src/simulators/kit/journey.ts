import type { Sim } from './sim.ts';
import type { Story } from './story.ts';

/** A part of a way, as far as one slice of time allows; true when the end is reached. */
export type Leg = (isOver: () => boolean) => boolean;

/** So many steps between two looks at the clock. */
const atOnce = 32;

/** To a virtual time, forward or back; one that `stops` goes no further than the step that breaks an invariant. */
export function toTime<P, S, E>(sim: Sim<P, S, E>, time: number, stops = false): Leg {
  if (time < sim.now) sim.rewindToTime(time);
  const { violation } = sim;
  return (isOver) => {
    for (let steps = 1; sim.nextTime <= time; steps += 1) {
      sim.step();
      if (stops && sim.violation !== violation) return true;
      if (steps % atOnce === 0 && isOver()) return false;
    }
    sim.idle(time);
    return true;
  };
}

/** To an exact place: after so many steps, at that time. */
export function toPlace<P, S, E>(sim: Sim<P, S, E>, steps: number, time = 0): Leg {
  if (steps < sim.steps) sim.rewind(steps);
  return (isOver) => {
    while (sim.steps < steps) {
      for (let left = atOnce; left > 0 && sim.steps < steps; left -= 1)
        if (!sim.step()) return true;
      if (isOver()) return false;
    }
    sim.idle(time);
    return true;
  };
}

/** To the next event that has words or breaks an invariant, but not beyond a time. */
export function toWords<P, S, E>(sim: Sim<P, S, E>, story: Story, limit: number): Leg {
  const before = story.last;
  const { violation } = sim;
  const isThere = (): boolean => story.last !== before || sim.violation !== violation;
  return (isOver) => {
    while (!isThere()) {
      for (let left = atOnce; left > 0 && !isThere(); left -= 1) {
        if (sim.nextTime > limit) {
          sim.idle(limit);
          return true;
        }
        sim.step();
      }
      if (isOver()) return false;
    }
    return true;
  };
}
