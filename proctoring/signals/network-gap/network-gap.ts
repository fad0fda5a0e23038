import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind } from '../signal.ts';

/** The connection was away. Reported so that a reviewer knows what was not seen live; never counted. */
export const networkGap = signalKind({
  kind: 'networkGap',
  modality: 'custody',
  level: 1,
  payload: z.object({}),
  weight: { logOdds: 0, cap: 0, halfLifeMinutes: 60, source: 'mission.md: weak lines are the normal case' },
  browsers: ALL_BROWSERS,
  name: { vi: 'Mất mạng', en: 'Connection away' },
  sentence: (_, seconds) => ({
    vi: `Máy mất kết nối (${lasting(seconds).vi}).`,
    en: `The connection was away (${lasting(seconds).en}).`,
  }),
});
