import type { Detector } from '../detector.ts';

const SURE = 0.5;

/** Objects are searched every two to three seconds: two of three searches must agree. */
export const detectPhoneSeen: Detector<{ score: number }> = {
  rule: { share: 0.6, overMs: 9_000, samples: 3, clearMs: 6_000 },
  look({ objects }) {
    if (!objects) return null;
    const score = Math.max(0, ...objects.filter((object) => object.label === 'cell phone').map(({ score }) => score));
    return { says: score >= SURE ? 'yes' : 'no', payload: { score } };
  },
};
