import { z } from 'zod';
import { lasting, signalKind } from '../signal.ts';

/**
 * Several questions were answered one after the other far faster than this candidate's own pace. Found by
 * `risk/answer-bursts.ts` in the ledger. Answers worked out on paper and then filled in look like this too.
 */
export const answersInBurst = signalKind({
  kind: 'answersInBurst',
  modality: 'timing',
  level: 1,
  payload: z.object({
    answers: z.number().int().positive(),
    /** The candidate's own usual time from one first answer to the next, seconds. */
    usualSeconds: z.number().nonnegative(),
  }),
  weight: {
    logOdds: 1,
    cap: 2,
    halfLifeMinutes: 30,
    source: 'prior: rapid answers are told from effortful ones by the own times (10.1207/s15324818ame1802_2)',
  },
  // Five easy questions in a row happen; eight hardly.
  strength: ({ answers }) => (answers - 4) / 4,
  browsers: 'server',
  name: { vi: 'Trả lời dồn dập', en: 'Answers in a burst' },
  sentence: ({ answers, usualSeconds }, seconds) => ({
    vi: `Trả lời ${answers} câu liền trong ${lasting(seconds).vi}; bình thường em mất khoảng ${Math.round(usualSeconds)} giây một câu.`,
    en: `Answered ${answers} questions in a row in ${lasting(seconds).en}; the own usual pace is ${Math.round(usualSeconds)} s a question.`,
  }),
});
