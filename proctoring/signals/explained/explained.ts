import { z } from 'zod';
import { ALL_BROWSERS, type Said, signalKind } from '../signal.ts';

export const EXPLANATIONS = ['glasses', 'pickedUp', 'someoneCame', 'readAloud', 'unwell', 'ownWords'] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

const sentences: Record<Exclude<Explanation, 'ownWords'>, Said> = {
  glasses: { vi: 'em đang lau kính', en: 'I was wiping my glasses' },
  pickedUp: { vi: 'em nhặt đồ rơi', en: 'I picked something up' },
  someoneCame: { vi: 'có người vào phòng', en: 'somebody came in' },
  readAloud: { vi: 'em đọc đề thành tiếng', en: 'I read the questions aloud' },
  unwell: { vi: 'em thấy không khỏe', en: 'I did not feel well' },
};

/** What the candidate says about a signal, at the moment or later: stands on the timeline beside it, and never counts. */
export const explained = signalKind({
  kind: 'explained',
  modality: 'custody',
  level: 1,
  payload: z.object({
    /** The explained signal: its kind, and when its page said that it began (Unix ms). */
    about: z.object({ kind: z.string().max(40), startedAt: z.number().int().nonnegative() }),
    says: z.enum(EXPLANATIONS),
    /** Own words, where none of the short ones fits. */
    words: z.string().max(200).nullable(),
  }),
  weight: { logOdds: 0, cap: 0, halfLifeMinutes: 60, source: 'proctoring.md: a candidate who can see and answer' },
  browsers: ALL_BROWSERS,
  name: { vi: 'Thí sinh giải thích', en: 'The candidate explains' },
  sentence({ says, words }) {
    const said = says === 'ownWords' ? { vi: words ?? '', en: words ?? '' } : sentences[says];
    return { vi: `Thí sinh nói: “${said.vi}”.`, en: `The candidate says: “${said.en}”.` };
  },
});
