import { describe, expect, it } from 'vitest';
import { spokenMinutes } from './spoken-minutes.ts';

const minutes = (n: number) => n * 60_000;

describe('the clock speaks', () => {
  it.each([
    [minutes(15) + 500, minutes(15) - 500, 15],
    [minutes(5) + 1, minutes(5), 5],
    [minutes(1) + 900, minutes(1) - 100, 1],
    [minutes(14), minutes(13), null],
    [minutes(15), minutes(15), null],
    // The computer slept over two thresholds.
    [minutes(20), minutes(4), 5],
    [minutes(20), 0, null],
    // Extra time was given.
    [minutes(4), minutes(9), null],
  ])('from %d ms to %d ms: %s', (before, now, said) => expect(spokenMinutes(before, now)).toBe(said));
});
