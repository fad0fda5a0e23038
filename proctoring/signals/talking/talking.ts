import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind } from '../signal.ts';

/** A voice was heard while the candidate's own mouth moved. Not which words, not whose voice; nothing is recorded. */
export const talking = signalKind({
  kind: 'talking',
  modality: 'vision',
  level: 3,
  asks: 'microphone',
  payload: z.object({}),
  weight: {
    logOdds: 0.2,
    fullAfterSeconds: 20,
    cap: 0.6,
    halfLifeMinutes: 10,
    source: 'prior: half of looking away, since reading aloud and a neighbour who talks look like it (decision 0047)',
  },
  browsers: ALL_BROWSERS,
  name: { vi: 'Có tiếng nói và miệng cử động', en: 'A voice while the mouth moved' },
  sentence: (_, seconds) => ({
    vi: `Micro nghe có tiếng người trong lúc miệng thí sinh cử động (${lasting(seconds).vi}). Máy không ghi âm và không biết nói gì.`,
    en: `The microphone heard a voice while the candidate’s mouth moved (${lasting(seconds).en}). Nothing was recorded, no words are known.`,
  }),
});
