import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, signalKind } from '../signal.ts';

/** Text of the paper was taken by the mouse to be dragged elsewhere. Only its length is kept. */
export const draggedOut = signalKind({
  kind: 'draggedOut',
  modality: 'page',
  level: 1,
  payload: z.object({ characters: z.number().int().positive() }),
  weight: { logOdds: 0.3, cap: 0.9, halfLifeMinutes: 30, source: DESIGN_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Kéo nội dung đề', en: 'Dragged the paper' },
  sentence: ({ characters }) => ({
    vi: `Kéo ${characters} ký tự của đề bằng chuột.`,
    en: `Dragged ${characters} characters of the paper with the mouse.`,
  }),
});
