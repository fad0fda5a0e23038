import { expect, test } from 'vitest';
import { brokenPromises } from './card.ts';
import type { Alarm, Played } from './play.ts';
import { type CardRow, ratesOf } from './rates.ts';

const HOUR = 3_600_000;
const of = { half: 'report', person: 0, condition: 'good' } as const;
const clipOf = (shows: 'noFace' | null) =>
  ({ name: 'one', shows, onsetMs: 10_000, mayTell: [], segments: [], only: undefined }) as unknown as Played['clip'];
const sitting = (...alarms: Omit<Alarm, 'kind'>[]): Played => ({
  ...{ clip: clipOf(null), of, said: null, lengthMs: 2 * HOUR },
  alarms: alarms.map((alarm) => ({ kind: 'noFace', ...alarm })),
});
const found: Played = {
  ...{ clip: clipOf('noFace'), of, said: 'yes', lengthMs: 30_000 },
  alarms: [{ kind: 'noFace', toldAt: 12_000, endedAt: null }],
};
const rates = (...played: Played[]): CardRow => ratesOf('noFace', 'good', 'node wasm', played);

test('an alarm that never ends begins once, and stands for all the time that follows', () => {
  const row = rates(found, ...Array.from({ length: 9 }, () => sitting()), sitting({ toldAt: HOUR, endedAt: null }));
  expect(row).toMatchObject({ falseAlarmsPerHour: 0.05, alarmedShare: 0.05 });
  expect(brokenPromises([row]).find((one) => one.startsWith('noFace'))).toMatch(/falsely told for 0.05 of the time/);
});

test('alarms that end stand for as long as they lasted, and hours without any for nothing', () => {
  const short = { toldAt: HOUR, endedAt: HOUR + 36_000 };
  expect(rates(found, sitting(short, { toldAt: 0, endedAt: 36_000 }))).toMatchObject({ alarmedShare: 0.01 });
  expect(rates(found, sitting())).toMatchObject({ falseAlarmsPerHour: 0, alarmedShare: 0 });
  expect(rates(found)).toMatchObject({ falseAlarmsPerHour: null, alarmedShare: null });
});
