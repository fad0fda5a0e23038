import { expect, test } from 'vitest';
import { measuredRates } from './measured-rates.ts';

const CARD = [
  {
    signal: 'noFace',
    condition: 'good',
    precision: 0.98,
    recall: 0.97,
    falseAlarmsPerHour: 0.1,
    onsetSeconds: 4,
    n: 40,
  },
  { signal: 'lookingAway', condition: 'good', precision: null, recall: 0.9 },
  { signal: 'talking', condition: 'good', precision: 1, recall: 0.9 },
  { signal: 'fromTomorrow', condition: 'good', precision: 1, recall: 1 },
];

test('a manager sees the rates of what a level watches by camera, and none where it watches none', () => {
  expect(measuredRates({ level: 1, listens: true }, CARD)).toEqual([]);
  expect(measuredRates({ level: 2, listens: true }, CARD)).toEqual([
    { signal: 'noFace', condition: 'good', found: 0.97, right: 0.98, falseAlarmsPerHour: 0.1 },
  ]);
  expect(measuredRates({ level: 3, listens: true }, CARD).map(({ signal }) => signal)).toEqual([
    'noFace',
    'lookingAway',
    'talking',
  ]);
  expect(measuredRates({ level: 3, listens: false }, CARD).map(({ signal }) => signal)).toEqual([
    'noFace',
    'lookingAway',
  ]);
});

test('what was not measured is no rate of nought', () => {
  expect(measuredRates({ level: 3, listens: true }, CARD)[1]).toMatchObject({ right: null, falseAlarmsPerHour: null });
});

test('the card that ships can be read', () => {
  expect(() => measuredRates({ level: 3, listens: true })).not.toThrow();
});
