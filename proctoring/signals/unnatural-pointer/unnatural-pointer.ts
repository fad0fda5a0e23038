import { z } from 'zod';
import { ALL_BROWSERS, signalKind } from '../signal.ts';

/** Clicks of a mouse that does not move as a hand moves it: it jumps, hits the very middle, keeps one beat. */
export const unnaturalPointer = signalKind({
  kind: 'unnaturalPointer',
  modality: 'page',
  level: 1,
  payload: z.object({ clicks: z.number().int().positive(), score: z.number().min(0).max(100) }),
  weight: {
    logOdds: 1,
    cap: 2,
    halfLifeMinutes: 60,
    source: 'prior: cursiveinc/moodle-local_agentdetect draws its line at 70 of 100; not yet measured on our sessions',
  },
  browsers: ALL_BROWSERS,
  name: { vi: 'Chuột không như tay người', en: 'Pointer unlike a hand' },
  sentence: ({ clicks, score }) => ({
    vi: `${clicks} lần bấm có con trỏ nhảy thẳng vào giữa nút, nhịp đều (${Math.round(score)}/100).`,
    en: `${clicks} clicks for which the pointer jumped to the middle, at one beat (${Math.round(score)}/100).`,
  }),
});
