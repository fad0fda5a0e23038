import { z } from 'zod';
import { DESIGN_PRIOR, lasting, signalKind } from '../signal.ts';

/** Fullscreen was on and was left. Never on an iPhone, where pages have none. */
export const fullscreenLeft = signalKind({
  kind: 'fullscreenLeft',
  modality: 'page',
  level: 1,
  payload: z.object({}),
  weight: { logOdds: 0.5, fullAfterSeconds: 20, cap: 1.5, halfLifeMinutes: 15, source: DESIGN_PRIOR },
  browsers: ['chromium', 'firefox', 'safari'],
  name: { vi: 'Thoát toàn màn hình', en: 'Left fullscreen' },
  sentence: (_, seconds) => ({
    vi: `Thoát chế độ toàn màn hình (${lasting(seconds).vi}).`,
    en: `Left fullscreen (${lasting(seconds).en}).`,
  }),
});
