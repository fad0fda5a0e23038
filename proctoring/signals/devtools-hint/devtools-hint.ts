import { z } from 'zod';
import { DESIGN_PRIOR, lasting, signalKind } from '../signal.ts';

/** In full screen one side of the window is taken by something: developer tools do that, a side panel too. */
export const devtoolsHint = signalKind({
  kind: 'devtoolsHint',
  modality: 'page',
  level: 1,
  payload: z.object({ side: z.enum(['right', 'bottom']) }),
  weight: { logOdds: 0.2, fullAfterSeconds: 60, cap: 0.4, halfLifeMinutes: 30, source: DESIGN_PRIOR },
  browsers: ['chromium'],
  name: { vi: 'Khung phụ trong cửa sổ', en: 'Panel in the window' },
  sentence: ({ side }, seconds) => ({
    vi: `Một khung phụ chiếm ${side === 'right' ? 'bên cạnh' : 'phía dưới'} cửa sổ thi (${lasting(seconds).vi}).`,
    en: `A panel took the ${side === 'right' ? 'side' : 'bottom'} of the exam window (${lasting(seconds).en}).`,
  }),
});
