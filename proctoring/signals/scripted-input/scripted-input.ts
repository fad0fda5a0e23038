import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, type Said, signalKind } from '../signal.ts';

export const SCRIPTED_BY = ['webdriver', 'untrustedClick', 'hiddenField'] as const;

const sentences: Record<(typeof SCRIPTED_BY)[number], Said> = {
  webdriver: {
    vi: 'Trình duyệt báo đang chạy dưới chương trình điều khiển tự động.',
    en: 'The browser says that a program drives it.',
  },
  untrustedClick: {
    vi: 'Có thao tác bấm do chương trình trong trang tạo ra, không phải từ chuột hay bàn phím.',
    en: 'A click came from a program in the page and not from mouse or keyboard.',
  },
  hiddenField: {
    vi: 'Một ô không hiện trên màn hình đã được điền.',
    en: 'A field that is not shown on the screen was filled in.',
  },
};

/** Input that no hand made: a driven browser, clicks made by a script, a field filled that nobody can see. */
export const scriptedInput = signalKind({
  kind: 'scriptedInput',
  modality: 'page',
  level: 1,
  payload: z.object({ by: z.enum(SCRIPTED_BY) }),
  weight: { logOdds: 1.5, cap: 2.5, halfLifeMinutes: 60, source: DESIGN_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Thao tác do chương trình', en: 'Input by a program' },
  sentence: ({ by }) => sentences[by],
});
