import { StepFailed } from './progress.mjs';
import { isTaken, occupant } from './occupant.ts';

/** The port asked for by `PORT`, else 4321. */
export function chosenPort(asked = process.env['PORT']): number {
  if (asked === undefined || asked === '') return 4321;
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StepFailed(`PORT is “${asked}”, which is not a port.`, {
      advice: 'A number from 1 to 65535, such as PORT=8080.',
    });
  }
  return port;
}

/** What a person reads when a port is taken. */
export function takenMessage(port: number, by: string | undefined, command: string): StepFailed {
  return new StepFailed(`Port ${port} is taken${by ? ` by ${by}` : ''}.`, {
    advice: `Stop that program, or choose another port: PORT=${port + 1} ${command}`,
  });
}

/** Throws the message above when someone listens on the port. */
export async function assertFree(port: number, command: string): Promise<void> {
  if (await isTaken(port)) throw takenMessage(port, await occupant(port), command);
}
