import { z } from 'zod';
import { signalKind } from '../signal.ts';

/** The slip was used on another device while the first was still writing. Told by the server alone. */
export const multipleSignIns = signalKind({
  kind: 'multipleSignIns',
  modality: 'account',
  level: 1,
  payload: z.object({ devices: z.number().int().min(2) }),
  weight: {
    logOdds: 1.2,
    cap: 2,
    halfLifeMinutes: 60,
    source: 'prior: a changed PC is common on bad machines, so alone it stays under the line for priority',
  },
  browsers: 'server',
  name: { vi: 'Đăng nhập nhiều nơi', en: 'Several sign-ins' },
  sentence: ({ devices }) => ({
    vi: `Phiếu dự thi được dùng trên ${devices} thiết bị cùng lúc.`,
    en: `The slip was in use on ${devices} devices at once.`,
  }),
});
