import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
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

// Another file of this process must not find the clock standing still.
afterEach(() => void vi.useRealTimers());

/** Lets everything happen that needs no clock. */
async function idle() {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve));
}

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

test('those who were called and come all together go in as others leave, as far as the door holds them', async () => {
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
  const order: number[] = [];
  const come = async (turn: number) => {
    const outcome = await gate.enter(turn);
    if (!isPlace(outcome)) order.push(turn);
    return outcome;
  };
  const came = Array.from({ length: 18 }, (_, index) => come(index + 1));
  // Two inside and eight at the door.
  const sentAway = Array.from({ length: 8 }, (_, index) => ({ ahead: 0, turn: 11 + index }));
  expect(await Promise.all(came.slice(10))).toEqual(sentAway);
  for (const [index, one] of came.slice(0, 10).entries()) {
    await idle();
    expect(order).toHaveLength(Math.min(10, index + 2));
    ((await one) as Visit).leave();
  }
  expect(order).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('whoever waits at the door for long hears the number again, and is still the next', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const {
    gates: [gate],
    pass,
  } = nodesOf(1, 1);
  const inside = (await gate.enter(null)) as Visit;
  const { turn } = (await gate.enter(null)) as Place;
  inside.leave();
  pass(100);
  await gate.enter(5);
  const another = (await gate.enter(turn)) as Visit;
  pass(100);
  const waiting = gate.enter(turn);
  await idle();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await waiting).toEqual({ ahead: 0, turn });
  another.leave();
  expect(isPlace(await gate.enter(turn))).toBe(false);
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

/** One round of all who wait and are not at the door already: who went in, and what the others were told. */
async function roundOf(
  waiting: Map<number, Place | null>,
  atTheDoor: Set<number>,
  gateOf: () => Turnstile,
  { isIn, isTold }: { isIn(person: number, visit: Visit): void; isTold(before: Place | null, place: Place): void },
) {
  for (const [person, before] of [...waiting]) {
    if (atTheDoor.has(person)) continue;
    atTheDoor.add(person);
    void gateOf()
      .enter(before?.turn ?? null)
      .then((outcome) => {
        atTheDoor.delete(person);
        if (isPlace(outcome)) {
          isTold(before, outcome);
          waiting.set(person, outcome);
        } else {
          waiting.delete(person);
          isIn(person, outcome);
        }
      });
  }
  await idle();
}

test('whoever keeps coming back is let in, in the order of the numbers, and never more at once than may', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), async (atOnce, people) => {
      const {
        gates: [gate],
        pass,
      } = nodesOf(1, atOnce);
      const waiting = new Map<number, Place | null>(Array.from({ length: people }, (_, person) => [person, null]));
      const atTheDoor = new Set<number>();
      const served: number[] = [];
      const inside: Visit[] = [];
      for (let round = 0; waiting.size > 0 && round < 200; round++) {
        await roundOf(waiting, atTheDoor, () => gate, {
          isIn(person, visit) {
            served.push(person);
            inside.push(visit);
          },
          isTold() {},
        });
        expect(inside.length).toBeLessThanOrEqual(atOnce);
        for (const visit of inside.splice(0)) visit.leave();
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
        const atTheDoor = new Set<number>();
        const inside: Visit[] = [];
        const wrong: string[] = [];
        for (let round = 0; round < 200 && waiting.size > 0; round++) {
          await roundOf(waiting, atTheDoor, () => gates[Number(at.next().value)] ?? gates[0], {
            isIn: (_, visit) => inside.push(visit),
            isTold(before, { ahead, turn }) {
              if (before && turn !== before.turn) wrong.push(`${before.turn} became ${turn}`);
              if (ahead < 0 || ahead > (before?.ahead ?? people)) wrong.push(`${before?.ahead} before, then ${ahead}`);
            },
          });
          for (const visit of inside.splice(0)) visit.leave();
          pass(100);
        }
        expect(wrong).toEqual([]);
        expect(waiting.size).toBe(0);
      },
    ),
  );
});
