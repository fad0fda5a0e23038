import { z } from 'zod';
import { ALL_BROWSERS, signalKind } from '../signal.ts';

/**
 * The camera may be a program: its name says so, or its frames come by a timer and without a sensor's grain. Programs that
 * only blur the background look the same: hence little weight.
 */
export const virtualCamera = signalKind({
  kind: 'virtualCamera',
  modality: 'vision',
  level: 2,
  payload: z.object({ why: z.enum(['name', 'picture']) }),
  weight: {
    logOdds: 0.3,
    cap: 0.3,
    halfLifeMinutes: 120,
    source: 'prior: names are given by the maker and can be changed; cameras that smooth have little grain',
  },
  browsers: ALL_BROWSERS,
  name: { vi: 'Camera có thể là phần mềm', en: 'Camera may be a program' },
  sentence: ({ why }) =>
    why === 'name'
      ? {
          vi: 'Camera mang tên của một phần mềm tạo hình.',
          en: 'The camera bears the name of a program.',
        }
      : {
          vi: 'Hình camera đều đặn và không có nhiễu hạt như camera thật.',
          en: "The camera's frames come by a timer and without a sensor's grain.",
        },
});
