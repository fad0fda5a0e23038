import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, signalKind } from '../signal.ts';

/** Text from outside the page came in by paste or drop. Only its length is kept, never the text. */
export const pasted = signalKind({
  kind: 'pasted',
  modality: 'page',
  level: 1,
  payload: z.object({ characters: z.number().int().positive() }),
  weight: { logOdds: 1, cap: 2.5, halfLifeMinutes: 30, source: DESIGN_PRIOR },
  // An input method or a moved sentence pastes a few dozen characters, an answer from elsewhere hundreds.
  strength: ({ characters }) => characters / 200,
  browsers: ALL_BROWSERS,
  name: { vi: 'Dán nội dung từ ngoài', en: 'Pasted from outside' },
  sentence: ({ characters }) => ({
    vi: `Dán ${characters} ký tự không chép từ trang thi.`,
    en: `Pasted ${characters} characters that were not copied from the exam page.`,
  }),
});
