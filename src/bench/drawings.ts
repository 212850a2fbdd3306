import type { Random } from './random.ts';
import { Voice } from './words.ts';

/** How many different diagrams a corpus has: the build draws each once, however many articles show it. */
export const drawingCount = 40;

/** Mermaid sources of the kinds that articles use most. */
export function drawings(random: Random): readonly string[] {
  const kinds = [flowchart, sequence, state, timing];
  return Array.from({ length: drawingCount }, (_, index) => {
    const voice = new Voice(random);
    const [head = '', ...lines] = kinds[index % kinds.length]!(voice);
    const named = [
      `accTitle: Drawing ${index + 1}`,
      `accDescr: ${voice.sentence().replace(/[*`]/g, '')}`,
    ];
    return [head, ...[...named, ...lines].map((line) => `  ${line}`)].join('\n');
  });
}

function flowchart(voice: Voice): readonly string[] {
  const boxes = Array.from({ length: voice.random.integer(4, 9) }, (_, index) => `n${index}`);
  return [
    'flowchart LR',
    ...boxes.map((box) => `${box}["${voice.noun()} ${voice.noun()}"]`),
    ...boxes.slice(1).map((box, index) => {
      const from = boxes[voice.random.integer(0, index)];
      return voice.random.chance(0.4)
        ? `${from} -- ${voice.noun()} --> ${box}`
        : `${from} --> ${box}`;
    }),
    'class n0 accent',
  ];
}

function sequence(voice: Voice): readonly string[] {
  const parties = ['A', 'B', 'C'];
  const messages = Array.from({ length: voice.random.integer(4, 8) }, () => {
    const [from, to] = voice.random.sample(parties, 2);
    return `${from}->>${to}: ${voice.noun()} ${voice.random.integer(1, 99)}`;
  });
  return [
    'sequenceDiagram',
    ...parties.map((party) => `participant ${party} as ${voice.noun()}`),
    ...messages,
    `Note over A: ${voice.noun()}`,
  ];
}

function state(voice: Voice): readonly string[] {
  const names = ['Idle', 'Waiting', 'Running', 'Failed'];
  return [
    'stateDiagram-v2',
    '[*] --> Idle',
    ...names.slice(1).map((name, index) => `${names[index]} --> ${name}: ${voice.noun()}`),
    `Failed --> Idle: ${voice.noun()}`,
  ];
}

function timing(voice: Voice): readonly string[] {
  const points = Array.from({ length: 6 }, () => voice.random.integer(5, 100));
  return [
    'xychart-beta',
    'x-axis [1, 2, 3, 4, 5, 6]',
    `y-axis "${voice.noun()}s" 0 --> 100`,
    `line [${points.join(', ')}]`,
  ];
}
