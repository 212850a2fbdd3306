import { setParams, type Params } from './params.ts';
import { Sim, type Run } from './sim.ts';
import type { AnySimulator, Scenario } from './simulator.ts';

export type AnyScenario = Scenario<Params, unknown>;

/** @throws {RangeError} where the simulator has no scenario of this id */
export function scenarioOf({ model, scenarios }: AnySimulator, id: string): AnyScenario {
  const scenario = scenarios.find((each) => each.id === id);
  if (scenario === undefined)
    throw new RangeError(
      `${model.id} has no scenario “${id}”; it has ${scenarios.map((each) => each.id).join(', ')}.`,
    );
  return scenario;
}

/**
 * What decides a scenario's run; with another seed where one is given. Its script becomes the inputs.
 * @param isLenient leaves out what cannot be done: under another rule, who was to get a command may not lead
 * @throws {RangeError} where an action of the script cannot be done
 */
export function runOf(
  { model }: AnySimulator,
  { params: some, script = [], seed: usual }: AnyScenario,
  seed = usual,
  isLenient = false,
): Run<Params> {
  const params = setParams(model.params, some);
  const rehearsal = new Sim(model, { params, seed, inputs: [] });
  for (const { time, action, target } of script) {
    rehearsal.runTo(time);
    try {
      rehearsal.act(action, target);
    } catch (error) {
      if (!isLenient || !(error instanceof RangeError)) throw error;
    }
  }
  return { params, seed, inputs: rehearsal.inputs };
}
