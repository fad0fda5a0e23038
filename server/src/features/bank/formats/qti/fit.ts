import { type Definition, scoreOf } from 'shared/questions/registry.ts';

/** One answer: what our kind is told, and the share that the author's own scoring gives for it. */
export interface ProbedAnswer {
  readonly response: unknown;
  readonly share: number;
  /** The answer in the file's words, for the report. */
  readonly words: string;
}

export interface Fit<Candidate extends Definition> {
  readonly definition: Candidate;
  /** The first answer that our question would mark otherwise than its author; null where there is none. */
  readonly differs: string | null;
}

/**
 * The candidate that marks every answer as the author's own scoring does, the earlier one where several do; where none does,
 * the one that differs least often, with an answer that shows how. A mark must never differ from the author's unsaid.
 */
export function fit<Candidate extends Definition>(
  candidates: readonly { definition: Candidate; answers: readonly ProbedAnswer[] }[],
): Fit<Candidate> | null {
  let best: { fit: Fit<Candidate>; misses: number } | null = null;
  for (const { definition, answers } of candidates) {
    const missed = answers.filter((answer) => !isAlike(scoreOf(definition, answer.response, {}), answer.share));
    const [first] = missed;
    const differs = first ? wordsOfMiss(definition, first) : null;
    if (!best || missed.length < best.misses) best = { fit: { definition, differs }, misses: missed.length };
    if (missed.length === 0) break;
  }
  return best?.fit ?? null;
}

const isAlike = (a: number, b: number) => Math.abs(a - b) < 1e-6;

function wordsOfMiss(definition: Definition, { words, share, response }: ProbedAnswer): string {
  const [own, ours] = [share, scoreOf(definition, response, {})].map((value) => Math.round(value * 1_000) / 1_000);
  return `${words}: ${own} → ${ours}`.slice(0, 300).toWellFormed();
}
