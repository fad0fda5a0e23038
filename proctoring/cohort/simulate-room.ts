import type { Random } from 'shared/papers/random.ts';
import { type RoomView, viewOfRoom } from '../risk/surroundings.ts';
import { around, drawn } from './chance.ts';
import { type Act, CONDITIONS, INNOCENT, PLANTED, SHEET } from './people.ts';
import { type Plan, type Sitting, seen, simulateSitting } from './simulate-sitting.ts';

export interface Room {
  readonly sittings: readonly Sitting[];
  /** What the cohort view finds at the end. */
  readonly view: RoomView;
  readonly events: readonly RoomEvent['name'][];
  readonly hasSheet: boolean;
}

/** What happens to a whole room at once, and what it makes of everyone in it. Assumed. */
interface RoomEvent {
  readonly name: 'announcement' | 'power cut';
  /** In how many rooms. */
  readonly chance: number;
  /** Everyone reacts within so many seconds. */
  readonly withinSeconds: number;
  readonly acts: readonly (Pick<Act, 'kind' | 'seconds' | 'payload'> & { readonly chance: number })[];
}

const EVENTS: readonly RoomEvent[] = [
  {
    name: 'announcement',
    chance: 0.3,
    withinSeconds: 8,
    acts: [
      { kind: 'lookingAway', seconds: 30, chance: 0.9, payload: () => ({ side: 'upOrDown' }) },
      { kind: 'focusLost', seconds: 15, chance: 0.3 },
    ],
  },
  {
    name: 'power cut',
    chance: 0.1,
    withinSeconds: 10,
    acts: [
      { kind: 'networkGap', seconds: 120, chance: 1 },
      { kind: 'noFace', seconds: 60, chance: 0.6 },
      { kind: 'lookingAway', seconds: 40, chance: 0.8, payload: () => ({ side: 'sideways' }) },
      { kind: 'focusLost', seconds: 60, chance: 0.8 },
      { kind: 'fullscreenLeft', seconds: 30, chance: 0.7 },
      { kind: 'tabHidden', seconds: 20, chance: 0.5 },
    ],
  },
];

const ROOM_SIZE = 30;

/** A room of thirty, of whom each is planted with this chance. */
export function simulateRoom(random: Random, plan: Plan, plantedChance: number): Room {
  const ofRoom = random() < SHEET.chance ? SHEET.acts : [];
  const alone = Array.from({ length: ROOM_SIZE }, () => {
    const person = drawn(random, random() < plantedChance ? PLANTED : INNOCENT);
    return simulateSitting(random, plan, person, person.condition ?? drawn(random, CONDITIONS).condition, ofRoom);
  });
  const events = EVENTS.filter(({ chance }) => random() < chance);
  const sittings = events.reduce<readonly Sitting[]>((before, event) => happening(random, plan, event, before), alone);
  const end = plan.startsAt + plan.minutes * 60_000;
  const view = viewOfRoom(
    sittings.map(({ signals }) => signals),
    plan.startsAt,
    end,
  );
  return { sittings, view, events: events.map(({ name }) => name), hasSheet: ofRoom.length > 0 };
}

function happening(random: Random, plan: Plan, event: RoomEvent, sittings: readonly Sitting[]): Sitting[] {
  const at = plan.startsAt + Math.round((0.1 + 0.7 * random()) * plan.minutes * 60_000);
  return sittings.map((sitting) => {
    const told = event.acts.flatMap((act) => {
      if (random() >= act.chance) return [];
      const startedAt = at + Math.round(random() * event.withinSeconds * 1000);
      const signal = seen(
        random,
        plan,
        { ...act, perHour: 0 },
        sitting.condition,
        startedAt,
        around(random, act.seconds, 0.2),
      );
      return signal ? [signal] : [];
    });
    return { ...sitting, signals: [...sitting.signals, ...told].sort((a, b) => a.startedAt - b.startedAt) };
  });
}
