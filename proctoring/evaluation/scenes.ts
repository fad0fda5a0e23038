import type { Picture } from '../vision/node.ts';
import { copyOf, place } from './pictures/draw.ts';
import { coarsen, expose } from './pictures/light.ts';
import { openMouth } from './pictures/mouth.ts';
import { books, calculator, glasses, laptop, phone } from './pictures/objects.ts';
import { type Half, type Person, peopleOf, turnedHeads } from './pictures/people.ts';
import { around, type Random, seeded } from './pictures/random.ts';
import { covered, room, shoulders } from './pictures/room.ts';

export const CONDITIONS = ['good', 'dim', 'dark', 'lowResolution', 'tilted', 'glasses'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** What a frame shows. `calculator` and `turned` are innocent: allowed, or short. */
export const STATES = [
  'alone',
  'nobody',
  'two',
  'behind',
  'phone',
  'books',
  'laptop',
  'calculator',
  'turned',
  'another',
  'covered',
  'talks',
] as const;
export type State = (typeof STATES)[number];

/** One labelled frame: by its names it is the same in every run. */
export interface Scene {
  readonly half: Half;
  /** Index of the person in their half. */
  readonly person: number;
  readonly condition: Condition;
  readonly state: State;
  /** Another moment of the same: other place, pose, grain. */
  readonly variant: number;
}

/** Light of each condition, and the grain that a sensor has in it. */
const LIGHT: Partial<Record<Condition, { gain: number; grain: number }>> = {
  dim: { gain: 0.45, grain: 5 },
  dark: { gain: 0.1, grain: 6 },
};
/** Deviation of a sensor's grain in a condition, in steps of 255. */
export function sensorGrain(condition: Condition): number {
  return (LIGHT[condition] ?? DAYLIGHT).grain;
}

const DAYLIGHT = { gain: 1, grain: 3 };
/** A webcam of 213 x 160 pixels. */
const COARSE = 3;
const FRAME_WIDTH = 640;
/** Pixels across that the camera of a condition gives. */
export function cameraWidth(condition: Condition): number {
  return condition === 'lowResolution' ? Math.floor(FRAME_WIDTH / COARSE) : FRAME_WIDTH;
}
const TILT = 0.3;
const COVERS = [4, 10, 18, 26];
/** How far lips part in talk, widths of the mouth. */
const OPENINGS = [0, 0.3, 0.12, 0.4, 0.2, 0.05];

const halves = { calibrate: halfOf('calibrate'), report: halfOf('report') };

function halfOf(half: Half) {
  return { people: peopleOf(half), turned: turnedHeads(half) };
}

export function personOf({ half, person }: Scene): Person {
  const { people } = halves[half];
  return people[person % people.length] as Person;
}

/** The frame that a scene's camera gives; another `moment` of it has another grain. */
export function pictureOf(scene: Scene, moment = 0): Picture {
  const random = seeded(seedOf(scene));
  const grainy = seeded(seedOf(scene) + 7919 * (moment + 1));
  if (scene.state === 'covered') {
    const picture = covered(COVERS[scene.variant % COVERS.length] ?? 4);
    expose(picture, 1, 1.5, grainy);
    return picture;
  }
  // The room of a person stays the same from frame to frame.
  const picture = copyOf(roomOf(scene));
  furnish(picture, scene, random);
  const { gain, grain } = LIGHT[scene.condition] ?? DAYLIGHT;
  if (scene.condition === 'lowResolution') coarsen(picture, COARSE);
  expose(picture, gain, grain, grainy);
  return picture;
}

const rooms = new Map<string, Picture>();
function roomOf({ half, person }: Scene): Picture {
  const key = `${half} ${person}`;
  const known = rooms.get(key) ?? room(seeded(person * 31 + (half === 'report' ? 7 : 3)));
  rooms.set(key, known);
  return known;
}

function furnish(picture: Picture, scene: Scene, random: Random): void {
  const { people, turned } = halves[scene.half];
  const other = people[(scene.person + 3) % people.length] as Person;
  const shirt = [60 + (scene.person % 3) * 60, 80, 150 - (scene.person % 4) * 30] as const;
  const seat = { x: 320 + around(random, 18), y: 215 + around(random, 10), size: 200 + around(random, 14) };
  const sit = (face: Person['face'], at = seat, roll = scene.condition === 'tilted' ? TILT : around(random, 0.05)) => {
    place(picture, shoulders(shirt), { x: at.x, y: at.y + at.size * 0.82, size: at.size * 1.6 });
    place(picture, face, { ...at, roll, yaw: around(random, 0.08) });
    if (scene.condition === 'glasses') place(picture, glasses(), { ...at, roll });
  };
  const side = scene.variant % 2 === 0 ? 1 : -1;
  if (scene.state === 'nobody') return;
  if (scene.state === 'two') {
    sit(other.face, { x: seat.x + side * 175, y: seat.y - 10, size: seat.size * 0.85 });
    sit(personOf(scene).face, { ...seat, x: seat.x - side * 60 });
    return;
  }
  if (scene.state === 'behind') {
    const x = 320 + side * 215;
    place(picture, shoulders([90, 90, 90]), { x, y: 232, size: 150 });
    place(picture, other.face, { x, y: 165, size: 62 });
  }
  const face = personOf(scene).face;
  if (scene.state === 'talks')
    sit(openMouth(face, personOf(scene).mouth, OPENINGS[scene.variant % OPENINGS.length] ?? 0));
  else if (scene.state === 'turned') sit(turned[scene.variant % turned.length] ?? face);
  else sit(scene.state === 'another' ? other.face : face);
  const before = {
    x: 320 + side * 205,
    y: 345 + around(random, 12),
    size: 235 + around(random, 18),
    roll: around(random, 0.25),
  };
  if (scene.state === 'phone') {
    const held = { x: 320 - side * 160, y: 325, size: 270, roll: side < 0 ? 0.12 : 0 };
    place(picture, phone(scene.variant), { ...held, x: held.x + around(random, 4), y: held.y + around(random, 4) });
  }
  if (scene.state === 'calculator') place(picture, calculator(), { ...before, size: before.size * 0.75 });
  if (scene.state === 'books') place(picture, books(scene.variant), { ...before, roll: 0 });
  if (scene.state === 'laptop') place(picture, laptop(scene.variant), { ...before, roll: 0 });
}

function seedOf({ half, person, condition, state, variant }: Scene): number {
  const where = CONDITIONS.indexOf(condition) * 31 + STATES.indexOf(state);
  return ((half === 'report' ? 1 : 2) * 1009 + person * 97 + where) * 1013 + variant;
}
