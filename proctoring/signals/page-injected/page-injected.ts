import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, signalKind } from '../signal.ts';

/** An extension put something of its own into the page. Translators, dictionaries and readers do so too: a note, no more. */
export const pageInjected = signalKind({
  kind: 'pageInjected',
  modality: 'page',
  level: 1,
  payload: z.object({ what: z.string().max(60) }),
  weight: { logOdds: 0.3, cap: 0.6, halfLifeMinutes: 60, source: DESIGN_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Tiện ích chèn vào trang', en: 'Extension in the page' },
  sentence: ({ what }) => ({
    vi: `Một tiện ích của trình duyệt chèn “${what}” vào trang thi.`,
    en: `An extension of the browser put “${what}” into the page.`,
  }),
});
