import type { Params } from './params.ts';
import type { Question } from './simulator.ts';
import { escape, short } from './words.ts';

/** What the run says to the prediction. `undefined` stands for a reader who skipped the question. */
export function answerHtml(
  question: Question<Params, unknown>,
  outcome: number,
  predicted: number | undefined,
  lesson: string,
): string {
  return `<p class="sim-verdict">${verdict(question, outcome, predicted)}</p><p>${escape(lesson)}</p>`;
}

/** The outcome alone, to be read out. */
export function answerWords(question: Question<Params, unknown>, outcome: number): string {
  return question.kind === 'number'
    ? `The run says ${short(outcome)} ${question.unit}.`
    : `The run says: ${question.options[outcome]?.text ?? ''}.`;
}

function verdict(
  question: Question<Params, unknown>,
  outcome: number,
  predicted: number | undefined,
): string {
  if (question.kind === 'number') {
    const is = `The run says <b>${short(outcome)}\u00a0${escape(question.unit)}</b>.`;
    if (predicted === undefined) return is;
    const off = predicted - outcome;
    const isRight = Math.abs(off) <= question.tolerance * Math.abs(outcome);
    const by = `${short(Math.abs(off))} too ${off > 0 ? 'high' : 'low'}`;
    return `${isRight ? '<span class="sim-right">✓ Right:</span>' : '<span class="sim-wrong">✗ Not quite:</span>'} you said ${short(predicted)}, ${off === 0 ? 'exactly so' : by}. ${is}`;
  }
  const right = question.options[outcome];
  const chosen = predicted === undefined ? undefined : question.options[predicted];
  const is = `<b>${escape(right?.text ?? '')}</b>. ${escape(right?.why ?? '')}`;
  if (chosen === undefined) return `The run says: ${is}`;
  if (chosen === right) return `<span class="sim-right">✓ Right:</span> ${is}`;
  return `<span class="sim-wrong">✗ Not so:</span> you said “${escape(chosen.text)}”. ${escape(chosen.why)} The run says: ${is}`;
}
