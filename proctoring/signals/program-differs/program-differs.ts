import { z } from 'zod';
import { signalKind } from '../signal.ts';

/**
 * The secure browser shows another App Signature Key than the others of its build in the exam: a changed program, or a school's own
 * build that only one machine has. Told once (`securebrowser/steering/signature-outliers.ts`).
 */
export const programDiffers = signalKind({
  kind: 'programDiffers',
  modality: 'custody',
  // It says something of the program, and nothing of what stood before the camera.
  source: 'page',
  level: 1,
  payload: z.object({ version: z.string().max(200), system: z.string().max(200) }),
  weight: {
    logOdds: 0.3,
    cap: 0.3,
    halfLifeMinutes: 180,
    source: 'prior: an outlier of the cohort is a changed program or an uncommon build (secure-browser.md A8)',
  },
  browsers: 'server',
  name: { vi: 'Trình duyệt an toàn khác bản', en: 'Another secure browser program' },
  sentence: ({ version, system }) => ({
    vi: `Khóa chữ ký của Safe Exam Browser (${version}, ${system}) khác các máy cùng bản trong kỳ thi.`,
    en: `The signature key of Safe Exam Browser (${version}, ${system}) is not that of the other machines with this build.`,
  }),
});
