import { seededRandom } from 'shared/papers/random.ts';
import { describe, expect, it } from 'vitest';
import { alwaysSaysFine, HONEST, looksToFind } from './page-agreement.ts';

describe('the second looks at one page', () => {
  it('find a page that always says "fine", and one that does so nearly always', () => {
    const n = looksToFind();
    expect(alwaysSaysFine({ telling: n, differing: n })).toBe(true);
    expect(alwaysSaysFine({ telling: n - 1, differing: n - 1 })).toBe(false);
    expect(alwaysSaysFine({ telling: 2 * n, differing: 2 * n - 1 })).toBe(true);
  });

  it('say nothing of a page that agrees, or of pictures in which there was nothing', () => {
    expect(alwaysSaysFine({ telling: 0, differing: 0 })).toBe(false);
    expect(alwaysSaysFine({ telling: 500, differing: 40 })).toBe(false);
  });

  it('tell of hardly any honest page, however long it is looked at', () => {
    const random = seededRandom('honest pages');
    let told = 0;
    for (let page = 0; page < 5_000; page += 1) {
      let differing = 0;
      for (let telling = 1; telling <= 60; telling += 1) {
        if (random() < HONEST) differing += 1;
        if (!alwaysSaysFine({ telling, differing })) continue;
        told += 1;
        break;
      }
    }
    // At most one in 10,000 is expected: two in 5,000 would be a rare accident.
    expect(told).toBeLessThanOrEqual(2);
  });
});
