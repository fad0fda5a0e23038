import { describe, expect, it } from 'vitest';
import { face, frame } from '../signals/testing.ts';
import { enrol } from './enrol.ts';
import { createEnrolment } from './identity.ts';

/** An embedding with one number apart from zero. */
function embedding(at: number, size = 3): Float32Array {
  return new Float32Array(1024).map((_, index) => (index === at ? size : 0));
}

describe('an enrolled face', () => {
  it('is the mean of its looks, each of the same weight', () => {
    const enrolment = createEnrolment();
    expect(enrolment.similarityTo(embedding(0))).toBeNull();
    for (const one of [embedding(0, 1), embedding(1, 100)]) enrolment.add(one);
    expect(enrolment.looks()).toBe(2);
    expect(enrolment.similarityTo(embedding(0))).toBeCloseTo(Math.SQRT1_2);
    expect(enrolment.similarityTo(embedding(1))).toBeCloseTo(Math.SQRT1_2);
    expect(enrolment.similarityTo(embedding(2))).toBe(0);
  });
});

describe('enrolling', () => {
  it.each([
    ['nobody', { faces: [] }, 'noFace'],
    ['two people', { faces: [face(), face()] }, 'severalFaces'],
    ['a face far away', { faces: [face({ height: 0.05 })] }, 'small'],
    ['a face against the light', { faces: [face({ brightness: 0.05 })] }, 'dark'],
    ['a blurred face', { faces: [face({ sharpness: 0.001 })] }, 'blurred'],
    ['a turned head', { faces: [face({ yaw: -0.7 })] }, 'turned'],
  ] as const)('refuses %s', (_, shows, refused) => {
    const enrolment = createEnrolment();
    const look = { observation: frame(0, { ...shows, faces: [...shows.faces] }), embedding: embedding(0) };
    expect(enrol(enrolment, look)).toEqual({ looks: 0, refused, similarity: null });
  });

  it('says how near a look is to those before', () => {
    const enrolment = createEnrolment();
    const look = { observation: frame(0), embedding: embedding(0) };
    expect(enrol(enrolment, look)).toEqual({ looks: 1, refused: null, similarity: null });
    expect(enrol(enrolment, look)).toEqual({ looks: 2, refused: null, similarity: 1 });
  });
});
