import { describe, expect, it } from 'vitest';
import { face, frame, GOOD_LIGHT, object } from '../testing.ts';
import { differences } from './compare.ts';

const objects = [object('cell phone', 0.8)];
const dark = { brightness: 0.05, contrast: 0.06, detail: 0.02 };

describe('a second look at a picture', () => {
  it.each([
    ['agrees with the page', { faces: 1, phone: false }, frame(0, { objects: [] }), []],
    ['finds an empty chair', { faces: 1, phone: null }, frame(0, { faces: [] }), ['pageMissedAbsence']],
    ['finds somebody', { faces: 0, phone: null }, frame(0), ['pageSaidNobody']],
    ['finds two people', { faces: 1, phone: null }, frame(0, { faces: [face(), face()] }), ['pageMissedFaces']],
    ['finds a phone', { faces: 1, phone: false }, frame(0, { objects }), ['pageMissedPhone']],
    ['cannot tell in the dark', { faces: 1, phone: null }, frame(0, { faces: [], light: dark }), []],
    ['has nothing to compare with', { faces: null, phone: null }, frame(0, { faces: [], light: GOOD_LIGHT }), []],
    ['doubts a face', { faces: 0, phone: null }, frame(0, { faces: [face({ score: 0.4 })] }), []],
  ])('%s', (_, page, service, expected) => {
    expect(differences(page, service)).toEqual(expected);
  });
});
