import type { Observation } from 'proctoring/signals/observation.ts';
import { face, frame } from 'proctoring/signals/testing.ts';
import { expect, test } from 'vitest';
import { hintOf } from './hints.ts';

const DARK = { brightness: 0.05, contrast: 0.05, detail: 0.02 };
const seen = (fields: Partial<Observation>) => frame(0, fields);
const at = (x: number, y: number) => seen({ faces: [face({ x: x - 0.15, y: y - 0.2 })] });

test.each([
  ['a good picture needs nothing', seen({}), null],
  ['a cover is taken away', seen({ light: { brightness: 0.02, contrast: 0.01, detail: 0.001 }, faces: [] }), 'uncover'],
  ['a dark room gets light before anybody is looked for', seen({ light: DARK, faces: [] }), 'lightOn'],
  ['an empty chair is asked for its pupil', seen({ faces: [] }), 'comeIntoPicture'],
  ['two surely seen people are one too many', seen({ faces: [face(), face({ height: 0.3 })] }), 'oneOnly'],
  ['a pattern that hardly looks like a face is nobody', seen({ faces: [face(), face({ score: 0.3 })] }), null],
  ['a face that fills the picture goes back', seen({ faces: [face({ height: 0.9 })] }), 'goBack'],
  ['a face far away comes nearer', seen({ faces: [face({ height: 0.15 })] }), 'comeNearer'],
  ['a face against the window gets light', seen({ faces: [face({ brightness: 0.05 })] }), 'lightOnFace'],
  ['a blurred face holds still', seen({ faces: [face({ sharpness: 0.01 })] }), 'holdStill'],
  ['who sits at the left edge moves to their left', at(0.2, 0.5), 'moveLeft'],
  ['who sits at the right edge moves to their right', at(0.8, 0.5), 'moveRight'],
  ['who slid down sits up', at(0.5, 0.79), 'sitUp'],
  ['whose camera stands too high lowers it', at(0.5, 0.21), 'lowerCamera'],
  ['who looks aside looks straight once', seen({ faces: [face({ yaw: -0.5 })] }), 'lookStraight'],
] as const)('%s', (_, observation, hint) => {
  expect(hintOf(observation)).toBe(hint);
});
