import { readFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from 'shared/papers/random.ts';
import { describe, expect, it } from 'vitest';
import evaluated from '../evaluation/card.json' with { type: 'json' };
import { calibrate } from './calibrate.ts';
import { arrivals } from './chance.ts';
import { proportion } from './intervals.ts';
import { type Judgement, judgeRooms, measure, thresholdFor } from './measure.ts';
import { HOUR_EXAM } from './plan.ts';
import { ratesOf } from './rates.ts';
import { simulateRoom } from './simulate-room.ts';

const PAGE = path.resolve(import.meta.dirname, '../../docs/proctoring-cohort.md');
const ROOMS = 120;
const judged = judgeRooms('quick', ROOMS, HOUR_EXAM);
const cohort = measure('quick', judged);
const rowOf = (group: string) => [...cohort.byPerson, ...cohort.byCondition].find((row) => row.group === group);

describe('the simulated cohort', () => {
  it('is the same for the same seed', () => {
    expect(measure('a', judgeRooms('a', 2, HOUR_EXAM))).toEqual(measure('a', judgeRooms('a', 2, HOUR_EXAM)));
    expect(judgeRooms('b', 2, HOUR_EXAM)).not.toEqual(judgeRooms('a', 2, HOUR_EXAM));
  });

  it('raises at least eight in ten incidents of two sources, and hardly anyone innocent', () => {
    expect(cohort.power.n).toBeGreaterThan(200);
    expect(cohort.power.share).toBeGreaterThanOrEqual(0.8);
    expect(cohort.falseAlarms.share).toBeLessThanOrEqual(0.003);
    expect(cohort.falseDiscovery.n).toBeGreaterThan(200);
    expect(cohort.falseDiscovery.share).toBeLessThanOrEqual(0.01);
  });

  it('is written down with the detectors of the card that is committed', () => {
    const card = new Map(evaluated.map((row) => [`${row.signal} ${row.condition}`, row.recall]));
    const written = readFileSync(PAGE, 'utf8').matchAll(/^\| (\w+) \| (\w+) \| (\S+) \| \S+ \| \S+ \| card \|$/gm);
    const rows = [...written].map(
      ([, signal, condition, recall]) => [`${signal} ${condition}`, Number(recall)] as const,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const [name, recall] of rows) expect([name, recall]).toEqual([name, card.get(name)]);
  });

  it.each([
    'restless',
    'weak line',
    'types with an input method',
    'goes to the toilet',
    'works on paper, fills in at the end',
  ])('leaves alone who %s', (name) => {
    expect(rowOf(name)?.raised.n).toBeGreaterThan(50);
    expect(rowOf(name)?.raised.share).toBeLessThanOrEqual(0.02);
  });

  it('says less in the dark, and alarms nobody there', () => {
    expect(rowOf('dark: innocent')?.raised.share).toBeLessThanOrEqual(0.01);
    expect(rowOf('dark: innocent')?.look.share).toBeLessThan(rowOf('good: innocent')?.look.share ?? 0);
  });

  it('sees nothing where detectors see nothing', () => {
    const blind = {
      ...HOUR_EXAM,
      rateOf: () => ({ recall: 0, falseAlarmsPerHour: 0, onsetSeconds: 0, source: 'card' as const }),
    };
    expect(measure('blind', judgeRooms('blind', 10, blind)).power.share).toBe(0);
  });

  it('finds what a whole room did, and lets it raise nobody', () => {
    const random = seededRandom('rooms');
    const rooms = Array.from({ length: 60 }, () => simulateRoom(random, HOUR_EXAM, 0));
    const announced = rooms.filter(({ events }) => events.length > 0);
    expect(announced.length).toBeGreaterThan(10);
    expect(announced.filter(({ view }) => view.moments.length > 0).length).toBeGreaterThanOrEqual(
      announced.length * 0.95,
    );
    const quiet = rooms.filter(({ events }) => events.length === 0);
    expect(quiet.filter(({ view }) => view.moments.length > 0)).toEqual([]);
  });
});

describe('its arithmetic', () => {
  it('takes detectors from the card, and says where the card is silent', () => {
    const rateOf = ratesOf([
      { signal: 'noFace', condition: 'good', recall: 0.9, falseAlarmsPerHour: 0.1, onsetSeconds: 4 },
    ]);
    const card = { recall: 0.9, falseAlarmsPerHour: 0.1, onsetSeconds: 4, source: 'card' };
    expect([rateOf('noFace', 'good'), rateOf('noFace', 'tilted')]).toEqual([card, card]);
    expect([rateOf('noFace', 'dark').source, rateOf('pasted', 'good').source]).toEqual(['assumed', 'assumed']);
  });

  it('gives the published interval of Wilson', () => {
    // Newcombe (1998, 10.1002/(SICI)1097-0258(19980430)17:8<857), table I: 81 of 263 and 0 of 20.
    expect(proportion(81, 263)).toMatchObject({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
    expect(proportion(0, 20)).toMatchObject({ low: 0, high: expect.closeTo(0.1611, 4) });
  });

  it('draws as many arrivals as asked', () => {
    const random = seededRandom('arrivals');
    const n = Array.from({ length: 2000 }, () => arrivals(random, 3, 2).length).reduce((a, b) => a + b) / 2000;
    expect(n).toBeGreaterThan(5.8);
    expect(n).toBeLessThan(6.2);
  });

  it('finds the lowest threshold that keeps the false discoveries', () => {
    const at = (agreed: number, planted: boolean) =>
      ({ agreed, sitting: { person: { planted } } }) as unknown as Judgement;
    const few = [at(5, true), at(4, true), at(3, false), at(2, true), at(1, true), at(0, false), at(-1, false)];
    expect(thresholdFor(0.2, few)).toBe(1);
    expect(thresholdFor(0, few)).toBe(4);
  });

  it('finds the weights that a cohort was made with', () => {
    const random = seededRandom('known weights');
    const examples = Array.from({ length: 20_000 }, () => {
      const units = new Map([
        ['tabHidden', Math.floor(random() * 3)],
        ['noFace', Math.floor(random() * 3)],
      ] as const);
      const logOdds = -3 + 1.6 * (units.get('tabHidden') ?? 0) + 0.5 * (units.get('noFace') ?? 0);
      return { units, planted: random() < 1 / (1 + Math.exp(-logOdds)) };
    });
    const { prior, weights } = calibrate(examples);
    expect(prior).toBeCloseTo(-3, 0);
    expect(weights.get('tabHidden')?.logOdds).toBeCloseTo(1.6, 0);
    expect(Math.abs((weights.get('noFace')?.logOdds ?? 0) - 0.5)).toBeLessThan(0.1);
  });
});
