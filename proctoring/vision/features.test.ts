import { describe, expect, it } from 'vitest';
import { featuresOf, type MeshPoint } from './features.ts';

/** A mesh of which only eyes and mouth lie where they should; the rest is at the origin. */
function mesh({
  lids = 9,
  lips = 1,
  iris = [0, 0] as readonly [number, number],
  lean = 0,
  irises = true,
} = {}): MeshPoint[] {
  const points: MeshPoint[] = Array.from({ length: irises ? 478 : 468 }, () => [0, 0]);
  const put = (at: number, x: number, y: number) => {
    points[at] = [x * Math.cos(lean) - y * Math.sin(lean), x * Math.sin(lean) + y * Math.cos(lean)];
  };
  for (const [outer, inner, upper, lower, centre, middle] of [
    [33, 133, 159, 145, 473, 100],
    [362, 263, 386, 374, 468, 200],
  ] as const) {
    put(outer, middle - 15, 100);
    put(inner, middle + 15, 100);
    put(upper, middle, 100 - lids / 2);
    put(lower, middle, 100 + lids / 2);
    if (irises) put(centre, middle + iris[0], 100 + iris[1]);
  }
  put(78, 130, 200);
  put(308, 170, 200);
  put(13, 150, 200 - lips / 2);
  put(14, 150, 200 + lips / 2);
  return points;
}

describe('eyes and mouth', () => {
  it('open and close in units of their own width', () => {
    expect(featuresOf(mesh())).toMatchObject({ eyesOpen: expect.closeTo(0.3), mouthOpen: expect.closeTo(0.025) });
    expect(featuresOf(mesh({ lids: 2, lips: 12 }))).toMatchObject({
      eyesOpen: expect.closeTo(0.067),
      mouthOpen: expect.closeTo(0.3),
    });
  });

  it('look aside, and a leaning head changes nothing', () => {
    for (const lean of [0, 0.4])
      expect(featuresOf(mesh({ iris: [6, -3], lean })).gaze).toEqual({
        x: expect.closeTo(0.2),
        y: expect.closeTo(-0.1),
      });
  });

  it('have no gaze where irises were not looked for, and nothing without a mesh', () => {
    expect(featuresOf(mesh({ irises: false })).gaze).toBeNull();
    expect(featuresOf([])).toEqual({ gaze: null, eyesOpen: null, mouthOpen: null });
  });
});
