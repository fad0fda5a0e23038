import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reorder } from './reorder.ts';
import { FEATURES, WINDOWS, windowsOf } from './windows.ts';

const attempt = fc.record({
  id: fc.uuid(),
  openIncidents: fc.nat(2),
  priority: fc.constantFrom('none', 'look', 'raised'),
  logOdds: fc.double({ min: -6, max: 4, noNaN: true }),
  order: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});
const PRIORITIES = ['raised', 'look', 'none'];

describe('the sequence model in a reviewer’s list', () => {
  it('can change no priority and no incident, and neither add nor remove an attempt', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 30 }), (list) => {
        const ordered = reorder(list);
        expect(ordered).toHaveLength(list.length);
        expect(new Set(ordered)).toEqual(new Set(list));
        const blind = reorder(list.map((one) => ({ ...one, order: null })));
        const classOf = ({ openIncidents, priority }: (typeof list)[number]) => `${openIncidents} ${priority}`;
        expect(ordered.map(classOf)).toEqual(blind.map(classOf));
      }),
    );
  });

  it('orders equals by what it makes of them, and those it has not seen by their risk', () => {
    const of = (id: string, order: number | null, logOdds = 0) => ({
      id,
      openIncidents: 0,
      priority: 'look',
      logOdds,
      order,
    });
    const ids = (list: ReturnType<typeof of>[]) => reorder(list).map((one) => one.id);
    expect(ids([of('a', 0.2, 2), of('b', 0.9, -2)])).toEqual(['b', 'a']);
    expect(ids([of('a', 0.2), of('unseen', null, 0), of('b', 0.9)])).toEqual(['b', 'unseen', 'a']);
    expect(ids([of('a', null, -1), of('b', null, 1)])).toEqual(['b', 'a']);
  });

  it('never puts an attempt above one of a higher priority', () => {
    const list = PRIORITIES.map((priority, n) => ({ openIncidents: 0, priority, logOdds: n * 9, order: n / 2 }));
    expect(reorder(list.toReversed()).map((one) => one.priority)).toEqual(PRIORITIES);
  });
});

describe('windows', () => {
  const NOW = 1_800_000_000_000;
  const signal = (kind: string, minutesAgo: number, seconds: number, payload: unknown = {}) => {
    const startedAt = NOW - minutesAgo * 60_000;
    return { kind, startedAt, endedAt: startedAt + seconds * 1000, payload };
  };

  it('are an hour of numbers, the latest last, by source', () => {
    const windows = windowsOf(
      [signal('tabHidden', 0.5, 20), signal('noFace', 0.4, 20), signal('noFace', 59.5, 20)],
      NOW,
    );
    expect(windows).toHaveLength(WINDOWS);
    for (const window of windows) expect(window).toHaveLength(FEATURES);
    const [page, , vision, , , , , , together] = windows.at(-1) ?? [];
    expect([Number(page) > 0, Number(vision) > 0, together]).toEqual([true, true, 1]);
    expect(windows[0]?.[2]).toBeGreaterThan(0);
    expect(windows[6]).toEqual(Array(FEATURES).fill(0));
  });

  it('leave out what is older, unknown, only reported, of the future or shared by the room', () => {
    const moment = { kind: 'noFace' as const, from: NOW - 120_000, to: NOW, attempts: 20, of: 30 };
    const nothing = [
      signal('tabHidden', 61, 20),
      signal('fromTomorrow', 1, 20),
      signal('networkGap', 1, 20),
      signal('tabHidden', -1, 20),
      signal('noFace', 1, 20),
    ];
    expect(windowsOf(nothing, NOW, [moment])).toEqual(windowsOf([], NOW));
  });
});
