import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Place, turnstile, type Visit } from './turnstile.ts';

const isPlace = (outcome: Visit | Place): outcome is Place => 'turn' in outcome;

test('lets so many in, and tells the others honestly how many stand before them', () => {
  let at = 0;
  const gate = turnstile({ atOnce: 2, now: () => at });
  const [first, second] = [gate.enter(null), gate.enter(null)] as Visit[];
  expect([gate.enter(null), gate.enter(null), gate.enter(null)]).toEqual([
    { ahead: 0, turn: 1 },
    { ahead: 1, turn: 2 },
    { ahead: 2, turn: 3 },
  ]);
  first?.leave();
  second?.leave();
  at += 100;
  // A newcomer does not pass those who wait.
  expect(gate.enter(null)).toEqual({ ahead: 1, turn: 4 });
  expect(gate.enter(3)).toEqual({ ahead: 0, turn: 3 });
  expect(isPlace(gate.enter(1))).toBe(false);
  expect(isPlace(gate.enter(2))).toBe(false);
});

test('who was called and never comes holds nobody up', () => {
  let at = 0;
  const gate = turnstile({ atOnce: 1, now: () => at });
  const inside = gate.enter(null) as Visit;
  const lost = gate.enter(null) as Place;
  const patient = gate.enter(null) as Place;
  inside.leave();
  at += 100;
  expect(gate.enter(patient.turn)).toEqual({ ahead: 0, turn: patient.turn });
  at += 100;
  expect(isPlace(gate.enter(patient.turn))).toBe(false);
  expect(lost.turn).toBe(1);
});

test('leaving twice makes room once, and a number of before a restart is a new place', () => {
  let at = 0;
  const gate = turnstile({ atOnce: 1, now: () => at });
  const inside = gate.enter(null) as Visit;
  expect(gate.enter(7_000)).toEqual({ ahead: 0, turn: 1 });
  inside.leave();
  inside.leave();
  at += 100;
  expect(isPlace(gate.enter(1))).toBe(false);
  expect(isPlace(gate.enter(null))).toBe(true);
});

test('whoever keeps coming back is let in, in the order of the numbers, and never more at once than may', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), (atOnce, people) => {
      let at = 0;
      const gate = turnstile({ atOnce, now: () => at });
      const waiting = new Map<number, number | null>(Array.from({ length: people }, (_, person) => [person, null]));
      const served: number[] = [];
      for (let round = 0; waiting.size > 0 && round < 200; round++) {
        const visits: Visit[] = [];
        for (const [person, turn] of waiting) {
          const outcome = gate.enter(turn);
          if (isPlace(outcome)) waiting.set(person, outcome.turn);
          else {
            visits.push(outcome);
            served.push(person);
            waiting.delete(person);
          }
        }
        expect(visits.length).toBeLessThanOrEqual(atOnce);
        for (const visit of visits) visit.leave();
        at += 100;
      }
      expect(served).toEqual(Array.from({ length: people }, (_, person) => person));
    }),
  );
});
