import { z } from 'zod';
import { type Said, signalKind } from '../signal.ts';

const DIFFERENCES = ['pageSaidNobody', 'pageMissedAbsence', 'pageMissedFaces', 'pageMissedPhone'] as const;
export type Difference = (typeof DIFFERENCES)[number];

const said: Record<Difference, Said> = {
  pageSaidNobody: {
    vi: 'Xem lại ảnh trên máy chủ thấy có người, trang thi báo không.',
    en: 'A second look at the picture found a person where the page had seen none.',
  },
  pageMissedAbsence: {
    vi: 'Xem lại ảnh trên máy chủ không thấy người, trang thi báo có.',
    en: 'A second look at the picture found nobody where the page had seen a person.',
  },
  pageMissedFaces: {
    vi: 'Xem lại ảnh trên máy chủ thấy nhiều người hơn trang thi báo.',
    en: 'A second look at the picture found more people than the page had.',
  },
  pageMissedPhone: {
    vi: 'Xem lại ảnh trên máy chủ thấy vật giống điện thoại, trang thi không báo.',
    en: 'A second look at the picture found something like a phone that the page had not.',
  },
};

/** The service's look at a stored picture and the page's own differ: a weak device, or a page that was altered. */
export const recheckDiffers = signalKind({
  kind: 'recheckDiffers',
  modality: 'custody',
  level: 2,
  payload: z.object({ difference: z.enum(DIFFERENCES) }),
  weight: {
    logOdds: 0.6,
    cap: 1.8,
    halfLifeMinutes: 60,
    source: 'prior: the same models on other hardware agree on nearly all frames, see evaluation',
  },
  browsers: 'server',
  name: { vi: 'Xem lại ảnh thấy khác', en: 'Second look differs' },
  sentence: ({ difference }) => said[difference],
});
