import card from '../evaluation/card.json' with { type: 'json' };
import { ratesOf } from './rates.ts';
import type { Plan } from './simulate-sitting.ts';

/** An hour's exam of forty items, watched by detectors as good as the evaluation's card says. */
export const HOUR_EXAM: Plan = { startsAt: Date.UTC(2026, 10, 26), minutes: 60, items: 40, rateOf: ratesOf(card) };
