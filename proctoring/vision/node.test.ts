import jpeg from 'jpeg-js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Scene, scenes } from '../evaluation/scenes.ts';
import { detectNoFace } from '../signals/no-face/detect.ts';
import { Observation } from '../signals/observation.ts';
import { detectSeveralFaces } from '../signals/several-faces/detect.ts';
import { decodeJpeg, type NodeVision, openNodeVision } from './node.ts';

vi.setConfig({ testTimeout: 30_000 });

let vision: NodeVision;
let byName: Map<string, Scene>;
beforeAll(async () => {
  vision = await openNodeVision();
  byName = new Map(firstScenes(20).map((scene) => [scene.name, scene]));
}, 60_000);

function firstScenes(count: number): Scene[] {
  const taken: Scene[] = [];
  for (const scene of scenes()) {
    taken.push(scene);
    if (taken.length === count) break;
  }
  return taken;
}

async function seen(name: string): Promise<Observation> {
  const scene = byName.get(name);
  if (!scene) throw new Error(`no scene ${name}`);
  return vision.see(scene.picture, 0);
}

describe('real inference in Node', () => {
  it.each([
    ['one-0', 1],
    ['two-0', 2],
    ['none-0', 0],
  ])('counts the people of %s', async (name, people) => {
    const observation = await seen(name);
    expect(observation.faces).toHaveLength(people);
    expect(detectNoFace.look(observation)?.says).toBe(people === 0 ? 'yes' : 'no');
    expect(detectSeveralFaces.look(observation)?.says).toBe(people === 2 ? 'yes' : 'no');
  });

  it('gives numbers and labels, and nothing about who it is or how they feel', async () => {
    const observation = await seen('one-1');
    expect(Observation.strict().parse(observation)).toEqual(observation);
    expect(Object.keys(observation.faces[0] ?? {}).toSorted()).toEqual(['height', 'pitch', 'score', 'yaw']);
  });

  it('holds no tensor longer than its frame', async () => {
    await seen('two-1');
    const before = vision.memory().tensors;
    for (let n = 0; n < 3; n += 1) await seen('two-1');
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
