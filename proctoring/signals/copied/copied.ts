import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, signalKind } from '../signal.ts';

/** Text of the paper was copied. Moving one's own words inside an answer is not told. */
export const copied = signalKind({
  kind: 'copied',
  modality: 'page',
  level: 1,
  payload: z.object({ characters: z.number().int().positive() }),
  weight: { logOdds: 0.5, cap: 1.5, halfLifeMinutes: 30, source: DESIGN_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Chép nội dung đề', en: 'Copied from the paper' },
  sentence: ({ characters }) => ({
    vi: `Chép ${characters} ký tự của đề.`,
    en: `Copied ${characters} characters of the paper.`,
  }),
});
