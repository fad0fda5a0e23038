import { z } from 'zod';
import { signalKind } from '../signal.ts';

/** Two pages of the attempt sent in turn: a second tab, or a second device. Told by the server alone. */
export const multipleSignIns = signalKind({
  kind: 'multipleSignIns',
  modality: 'account',
  level: 1,
  payload: z.object({ places: z.number().int().min(2) }),
  weight: {
    logOdds: 1.2,
    cap: 2,
    halfLifeMinutes: 60,
    source: 'prior: a changed PC is common on bad machines, so alone it stays under the line for priority',
  },
  browsers: 'server',
  name: { vi: 'Mở bài ở nhiều nơi', en: 'Open in several places' },
  sentence: ({ places }) => ({
    vi: `Bài thi được mở ở ${places} nơi cùng lúc.`,
    en: `The exam was open in ${places} places at once.`,
  }),
});
