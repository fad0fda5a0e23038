import jpeg from 'jpeg-js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Condition, pictureOf, type State } from '../evaluation/scenes.ts';
import { detectNoFace } from '../signals/no-face/detect.ts';
import { Observation } from '../signals/observation.ts';
import { detectSeveralFaces } from '../signals/several-faces/detect.ts';
import { FACES_ONLY } from '../signals/vision-messages.ts';
import { enrol } from './enrol.ts';
import { decodeJpeg, newMemory, openNodeVision, type Picture, type SequenceVision } from './node.ts';
import type { Look } from './see.ts';

vi.setConfig({ testTimeout: 180_000 });

let vision: SequenceVision;
beforeAll(async () => {
  vision = await openNodeVision();
}, 180_000);

const scene = (state: State, person = 0, condition: Condition = 'good') =>
  ({ half: 'calibrate', person, condition, state, variant: 0 }) as const;
const picture = (...of: Parameters<typeof scene>) => pictureOf(scene(...of));

/** One eye looks at pictures in turn, four a second, for faces and irises. */
async function looksAt(pictures: readonly Picture[]) {
  const memory = newMemory();
  const looks: Look[] = [];
  for (const [index, one] of pictures.entries())
    looks.push(await vision.lookOn(memory, one, index * 250, { ...FACES_ONLY, irises: true }));
  return looks;
}

async function seen(state: State): Promise<Observation> {
  return vision.see(picture(state), 0);
}

describe('real inference in Node', () => {
  it.each([
    ['alone', 1],
    ['two', 2],
    ['nobody', 0],
  ] as const)('counts the people of %s', async (state, people) => {
    const observation = await seen(state);
    expect(observation.faces).toHaveLength(people);
    expect(detectNoFace.look(observation)?.says).toBe(people === 0 ? 'yes' : 'no');
    expect(detectSeveralFaces.look(observation)?.says).toBe(people === 2 ? 'yes' : 'no');
  });

  it('gives numbers and labels, and nothing about who it is or how they feel', async () => {
    const observation = await seen('alone');
    expect(Observation.strict().parse(observation)).toEqual(observation);
    expect(Object.keys(observation.faces[0] ?? {}).toSorted()).toEqual(
      'brightness eyesOpen gaze height mouthOpen pitch roll score sharpness width x y yaw'.split(' '),
    );
  });

  it('tells the enrolled face from another', async () => {
    const memory = newMemory();
    const lookAt = (person: number, condition?: Condition) =>
      vision.lookOn(memory, picture('alone', person, condition), 0, { ...FACES_ONLY, identity: true });
    const first = await lookAt(0);
    expect(first.observation.identity).toBeNull();
    expect(enrol(memory.enrolment, first)).toMatchObject({ looks: 1, refused: null });
    expect((await lookAt(0, 'dim')).observation.identity).toBeGreaterThan(0.8);
    expect((await lookAt(1)).observation.identity).toBeLessThan(0.7);
  });

  it('follows a known face for two looks as if it had searched the whole frame', async () => {
    const moments = [0, 1, 2, 3].map((moment) => pictureOf(scene('alone'), moment));
    const followed = await looksAt(moments);
    expect(followed.map(({ isFollowed }) => isFollowed)).toEqual([false, true, true, false]);
    for (const [index, moment] of moments.entries()) {
      const [one, anew] = [followed[index]?.observation.faces, (await looksAt([moment]))[0]?.observation.faces];
      expect(one).toHaveLength(1);
      expect(Math.abs((one?.[0]?.yaw ?? 9) - (anew?.[0]?.yaw ?? 0))).toBeLessThan(0.06);
      expect(Math.abs((one?.[0]?.x ?? 9) - (anew?.[0]?.x ?? 0))).toBeLessThan(0.02);
    }
  });

  it('does not go on seeing a face that went, and sees somebody new after two looks at most', async () => {
    const [alone, nobody] = [picture('alone'), picture('nobody')];
    const gone = await looksAt([alone, nobody]);
    expect(gone.map(({ observation }) => observation.faces.length)).toEqual([1, 0]);
    const joined = await looksAt([alone, ...[1, 2, 3].map((moment) => pictureOf(scene('behind'), moment))]);
    expect(joined.at(-1)).toMatchObject({ isFollowed: false, observation: { faces: { length: 2 } } });
  });

  it('follows nobody whom another eye found', async () => {
    await looksAt([picture('alone')]);
    const [other] = await looksAt([picture('nobody')]);
    expect(other).toMatchObject({ isFollowed: false, observation: { faces: [] } });
  });

  it('holds no tensor longer than its frame', async () => {
    await seen('two');
    const before = vision.memory().tensors;
    for (let n = 0; n < 3; n += 1) await seen('two');
    expect(vision.memory().tensors).toBe(before);
  });

  it('gives fetch back as it was', () => {
    expect(fetch.toString()).not.toContain('file:');
  });
});

describe('decoding', () => {
  it('refuses what is no JPEG', () => {
    expect(() => decodeJpeg(new TextEncoder().encode('<svg onload=alert(1)>'))).toThrow();
  });
  it('refuses a picture that would need too much memory', () => {
    const small = jpeg.encode({ width: 8, height: 8, data: new Uint8Array(256) }, 50).data;
    const huge = Uint8Array.from(small);
    const frameHeader = huge.findIndex((byte, at) => byte === 0xff && huge[at + 1] === 0xc0);
    huge.set([0xff, 0xff, 0xff, 0xff], frameHeader + 5);
    expect(() => decodeJpeg(huge)).toThrow(/maxResolutionInMP/);
  });
});
