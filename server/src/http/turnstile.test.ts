import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Place, type Standing, type Turnstile, turnstile, type Visit } from './turnstile.ts';

const isPlace = (outcome: Visit | Place): outcome is Place => 'turn' in outcome;

/** The two counters that all nodes share. */
function sharedQueue() {
  let [issued, called] = [0, 0];
  return async ({ numbers, calls }: { numbers: number; calls: number }): Promise<Standing> => {
    issued += numbers;
    called = Math.min(issued, called + calls);
    return { issued, called };
  };
}

function nodesOf(nodes: number, atOnce: number) {
  let at = 0;
  const move = sharedQueue();
  const gates = Array.from({ length: nodes }, () => turnstile({ atOnce, now: () => at, move }));
  return {
    gates: gates as [Turnstile, ...Turnstile[]],
    pass(ms: number) {
      at += ms;
    },
  };
}

const together = (gate: Turnstile, ...turns: (number | null)[]) => Promise.all(turns.map((turn) => gate.enter(turn)));

test('lets so many in, and tells the others honestly how many stand before them', async () => {
  const {
    gates: [gate],
    pass,
  } = nodesOf(1, 2);
  const [first, second] = (await together(gate, null, null)) as Visit[];
  expect(await together(gate, null, null, null)).toEqual([
    { ahead: 0, turn: 1 },
    { ahead: 1, turn: 2 },
    { ahead: 2, turn: 3 },
  ]);
  first?.leave();
  second?.leave();
  pass(100);
  // A newcomer does not pass those who wait.
  expect(await gate.enter(null)).toEqual({ ahead: 1, turn: 4 });
  expect(await gate.enter(3)).toEqual({ ahead: 0, turn: 3 });
  expect(isPlace(await gate.enter(1))).toBe(false);
  expect(isPlace(await gate.enter(2))).toBe(false);
});

test('who was called and never comes holds nobody up', async () => {
  const {
    gates: [gate],
    pass,
  } = nodesOf(1, 1);
  const inside = (await gate.enter(null)) as Visit;
  const lost = (await gate.enter(null)) as Place;
  const patient = (await gate.enter(null)) as Place;
  inside.leave();
  pass(100);
  expect(await gate.enter(patient.turn)).toEqual({ ahead: 0, turn: patient.turn });
  pass(100);
  expect(isPlace(await gate.enter(patient.turn))).toBe(false);
  expect(lost.turn).toBe(1);
});

test('those who were called and come all together find as much room as there is', async () => {
  const {
    gates: [gate],
    pass,
  } = nodesOf(1, 2);
  const inside = (await together(gate, null, null)) as Visit[];
  await together(gate, ...Array.from({ length: 20 }, () => null));
  for (const visit of inside) visit.leave();
  for (let look = 0; look < 9; look++) {
    pass(100);
    await gate.enter(20);
  }
  const came = await together(gate, ...Array.from({ length: 18 }, (_, index) => index + 1));
  expect(came.filter((outcome) => !isPlace(outcome))).toHaveLength(2);
  expect(came.filter(isPlace).every(({ ahead }) => ahead === 0)).toBe(true);
});

test('leaving twice makes room once, and a number that was never given is a new place', async () => {
  const {
    gates: [gate],
    pass,
  } = nodesOf(1, 1);
  const inside = (await gate.enter(null)) as Visit;
  expect(await gate.enter(7_000)).toEqual({ ahead: 0, turn: 1 });
  inside.leave();
  inside.leave();
  pass(100);
  expect(isPlace(await gate.enter(1))).toBe(false);
  expect(isPlace(await gate.enter(null))).toBe(true);
  for (const turn of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(isPlace(await gate.enter(turn)), String(turn)).toBe(true);
});

test('a place is the same on every node: asked for on another, it is neither lost nor new', async () => {
  const {
    gates: [here, there],
    pass,
  } = nodesOf(2, 2) as { gates: [Turnstile, Turnstile]; pass(ms: number): void };
  await together(here, null, null);
  const waiting = (await together(here, null, null, null)) as Place[];
  expect(await together(there, 3, 2, 1)).toEqual([waiting[2], waiting[1], waiting[0]]);
  // The other node has heard of those who wait, and lets no newcomer pass them.
  expect(await there.enter(null)).toEqual({ ahead: 3, turn: 4 });
  pass(100);
  expect(await there.enter(4)).toEqual({ ahead: 1, turn: 4 });
  expect((await together(there, 1, 2)).some(isPlace)).toBe(false);
});

test('whoever keeps coming back is let in, in the order of the numbers, and never more at once than may', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), async (atOnce, people) => {
      const {
        gates: [gate],
        pass,
      } = nodesOf(1, atOnce);
      const waiting = new Map<number, number | null>(Array.from({ length: people }, (_, person) => [person, null]));
      const served: number[] = [];
      for (let round = 0; waiting.size > 0 && round < 200; round++) {
        const visits: Visit[] = [];
        for (const [person, turn] of waiting) {
          const outcome = await gate.enter(turn);
          if (isPlace(outcome)) waiting.set(person, outcome.turn);
          else {
            visits.push(outcome);
            served.push(person);
            waiting.delete(person);
          }
        }
        expect(visits.length).toBeLessThanOrEqual(atOnce);
        for (const visit of visits) visit.leave();
        pass(100);
      }
      expect(served).toEqual(Array.from({ length: people }, (_, person) => person));
    }),
  );
});

test('whichever nodes somebody is sent to, the number stays, fewer and fewer stand before it, and all are let in', async () => {
  const asks = fc.infiniteStream(fc.nat({ max: 2 }));
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 30 }),
      asks,
      async (atOnce, people, at) => {
        const { gates, pass } = nodesOf(3, atOnce);
        const waiting = new Map<number, Place | null>(Array.from({ length: people }, (_, person) => [person, null]));
        for (let round = 0; round < 200 && waiting.size > 0; round++) {
          const visits: Visit[] = [];
          for (const [person, before] of waiting) {
            const outcome = await (gates[Number(at.next().value)] ?? gates[0]).enter(before?.turn ?? null);
            if (isPlace(outcome)) {
              if (before) expect(outcome.turn).toBe(before.turn);
              expect(outcome.ahead).toBeGreaterThanOrEqual(0);
              expect(outcome.ahead).toBeLessThanOrEqual(before?.ahead ?? people);
              waiting.set(person, outcome);
            } else {
              visits.push(outcome);
              waiting.delete(person);
            }
          }
          for (const visit of visits) visit.leave();
          pass(100);
        }
        expect(waiting.size).toBe(0);
      },
    ),
  );
});
