/** A process that compiles texts for `compileAll`, and asks it for diagrams. It is first told the workplace. */
import { DiagramError } from '#diagrams/draw.ts';
import type { Drawn } from './compile-all.ts';
import { compileText, type Job, type Workplace } from './compile-text.ts';
import { Line } from './line.ts';

let workplace: Workplace | undefined;

const line: Line = new Line(process, async (question: Workplace | Job) => {
  if ('desk' in question) {
    workplace = question;
    return undefined;
  }
  if (workplace === undefined) throw new Error('A text was sent before the workplace was told.');
  return compileText(question, workplace, async (source) => {
    const drawn = await line.ask<Drawn>(source);
    if ('drawing' in drawn) return drawn.drawing;
    throw new DiagramError(drawn.mistake);
  });
});
process.on('disconnect', () => process.exit());
