import { expect, test } from 'vitest';
import { clustersOf } from './clusters.ts';
import type { Place } from './places.ts';

const place = (id: string, stimulus?: string) => ({ id, stimulus }) as Place;

test('questions of one passage stand together, others alone, in the order of the paper', () => {
  const places = [place('q1'), place('q2'), place('q3', 'a'), place('q4', 'a'), place('q5', 'b'), place('q6', 'a')];
  expect(clustersOf(places).map(({ stimulus, places: ids }) => [stimulus, ids.map(({ id }) => id).join()])).toEqual([
    [undefined, 'q1'],
    [undefined, 'q2'],
    ['a', 'q3,q4'],
    ['b', 'q5'],
    ['a', 'q6'],
  ]);
});
