import { describe, expect, it } from 'vitest';
import { auc } from './auc.ts';
import { sequenceCard } from './card.ts';
import { examplesOf } from './examples.ts';
import { openSequence } from './open-sequence.ts';

const sequence = openSequence();
const examples = examplesOf('a quick card', 12);
const scores = sequence.scores(examples.map(({ windows }) => windows));

describe('the sequence model', () => {
  it('orders simulated sittings about as well as its card says', () => {
    const card = sequenceCard(examples, scores);
    expect(card.planted).toBeGreaterThan(20);
    expect(card.auc.model).toBeGreaterThan(0.85);
  });

  it('gives one figure in 0 to 1 for each hour, and the same each time', () => {
    expect(scores).toHaveLength(examples.length);
    for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
    expect(sequence.scores(examples.map(({ windows }) => windows))).toEqual(scores);
    expect(sequence.scores([])).toEqual([]);
  });

  it('holds no tensor longer than its answer', async () => {
    const tf = await import('@tensorflow/tfjs');
    const before = tf.memory().numTensors;
    sequence.scores(examples.slice(0, 5).map(({ windows }) => windows));
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('the area under the curve counts ties half', () => {
  const of = (...rows: [number, boolean][]) => auc(rows.map(([score, positive]) => ({ score, positive })));
  expect(of([1, false], [2, true])).toBe(1);
  expect(of([2, false], [1, true])).toBe(0);
  expect(of([1, false], [1, true])).toBe(0.5);
  expect(of([1, false], [3, true], [2, false], [2, true])).toBe(0.875);
});
