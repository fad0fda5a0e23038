import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchHash, pageGenesis } from './batch-chain.ts';
import { classifyGaps, type Gap, type KeptBatch, type KeptPage } from './classify-gaps.ts';

const ATTEMPT = '00000000-0000-4000-8000-000000000001';
const START = 1_800_000_000_000;
/** A computer whose battery of the clock is empty. */
const WRONG_DATE = -900_000_000_000;

/** One step of an honest page: how long until it seals the next batch, how long the line held it, how long it slept. */
interface Step {
  readonly wait: number;
  readonly held: number;
  readonly slept: number;
}

function pageOf(source: string, key: string | null, openedAt: number): KeptPage {
  return { source, key, genesis: pageGenesis({ attempt: ATTEMPT, source, key }), openedAt };
}

/** The batches of a page that does all as it should: one in the air at a time, each behind the one before. */
function honest(page: KeptPage, steps: readonly Step[]): KeptBatch[] {
  let [free, elapsed, at, previous] = [page.openedAt, 0, page.openedAt, page.genesis];
  return steps.map(({ wait, held, slept }, number) => {
    const sealedAt = Math.max(at + wait + slept, free);
    elapsed += sealedAt - at - slept;
    at = sealedAt;
    free = at + held;
    const seal = { source: page.source, number, previous, nonce: 'n', at, elapsed, wall: at + WRONG_DATE };
    previous = batchHash(ATTEMPT, seal, '[]');
    return {
      ...seal,
      hash: previous,
      receivedAt: free,
      heldBackFrom: null,
      heldBackUntil: null,
      signature: page.key ? ('right' as const) : ('none' as const),
      isNonceRight: true,
    };
  });
}

const PAGE = pageOf('page-number-1', 'K', START);
const calm = (count: number): Step[] => Array.from({ length: count }, () => ({ wait: 60_000, held: 40, slept: 0 }));
const kinds = (gaps: readonly Gap[]) => gaps.map((gap) => (gap.kind === 'tamper' ? gap.what : gap.kind));

describe('an honest page', () => {
  test('that speaks every minute leaves no gap', () => {
    expect(classifyGaps([PAGE], honest(PAGE, calm(30)))).toEqual([]);
  });

  test('without WebCrypto is unsigned, and that is no gap', () => {
    const page = pageOf('page-number-1', null, START);
    expect(classifyGaps([page], honest(page, calm(5)))).toEqual([]);
  });

  test('whose line was cut for ten minutes has a network gap of ten minutes and nothing else', () => {
    const batches = honest(PAGE, [...calm(2), { wait: 60_000, held: 600_000, slept: 0 }, ...calm(2)]);
    const at = batches[2]?.at ?? 0;
    expect(classifyGaps([PAGE], batches)).toEqual([
      { kind: 'network', source: PAGE.source, from: at, to: at + 600_000 },
    ]);
  });

  test('that the server held back was held back, for as long as the server said; only what is beyond is the line', () => {
    const batches = honest(PAGE, [...calm(2), { wait: 60_000, held: 300_000, slept: 0 }, ...calm(2)]);
    const at = batches[2]?.at ?? 0;
    const held = (until: number) =>
      batches.map((batch, index) =>
        index === 2 ? { ...batch, heldBackFrom: at + 50, heldBackUntil: at + until } : batch,
      );
    const { source } = PAGE;
    expect(classifyGaps([PAGE], held(295_000))).toEqual([
      { kind: 'heldBack', source, from: at + 50, to: at + 295_000 },
    ]);
    expect(classifyGaps([PAGE], held(60_000))).toEqual([
      { kind: 'heldBack', source, from: at + 50, to: at + 60_000 },
      { kind: 'network', source, from: at + 60_000, to: at + 300_000 },
    ]);
  });

  test('on a computer that slept five minutes was suspended', () => {
    const batches = honest(PAGE, [...calm(2), { wait: 1_000, held: 40, slept: 300_000 }, ...calm(2)]);
    expect(kinds(classifyGaps([PAGE], batches))).toEqual(['suspend']);
  });

  test('that has not heard the server since it woke was suspended, and its line was not cut', () => {
    const batches = honest(PAGE, [...calm(2), { wait: 1_000, held: 40, slept: 300_000 }]);
    const woken = batches.map((one) => (one.number < 2 ? one : { ...one, at: one.at - 300_000 }));
    expect(kinds(classifyGaps([PAGE], woken))).toEqual(['suspend']);
  });

  test('that stood still, by its own clock too, was suspended', () => {
    const batches = honest(PAGE, [...calm(2), { wait: 300_000, held: 40, slept: 0 }]);
    expect(kinds(classifyGaps([PAGE], batches))).toEqual(['suspend']);
  });

  test.each([
    ['the same key', 'K', true],
    ['a new key', 'L', false],
  ])('that is followed by a page with %s was reloaded', (_, key, isSameKey) => {
    const next = pageOf('page-number-2', key, START + 200_000);
    const gaps = classifyGaps([next, PAGE], [...honest(next, calm(2)), ...honest(PAGE, calm(2))]);
    expect(gaps).toEqual([
      { kind: 'reload', source: next.source, from: START + 120_040 - 40, to: START + 200_000, isSameKey },
    ]);
  });

  test('that is open beside another was not reloaded', () => {
    const other = pageOf('page-number-2', 'K', START + 90_000);
    expect(classifyGaps([PAGE, other], [...honest(PAGE, calm(4)), ...honest(other, calm(2))])).toEqual([]);
  });

  const step = fc.record({
    wait: fc.integer({ min: 0, max: 400_000 }),
    held: fc.integer({ min: 0, max: 900_000 }),
    slept: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_600_000 })),
  });
  const sitting = fc.array(fc.array(step, { maxLength: 12 }), { minLength: 1, maxLength: 4 }).map((loads) => {
    let at = START;
    const pages: KeptPage[] = [];
    const batches: KeptBatch[] = [];
    for (const [index, steps] of loads.entries()) {
      const page = pageOf(`page-number-${index}`, 'K', at);
      const own = honest(page, steps);
      pages.push(page);
      batches.push(...own);
      at = (own.at(-1)?.receivedAt ?? at) + 5_000;
    }
    return { pages, batches };
  });

  test('never looks tampered with, whatever line, sleep and reloads do to it', () => {
    fc.assert(
      fc.property(sitting, ({ pages, batches }) => {
        expect(classifyGaps(pages, batches).filter(({ kind }) => kind === 'tamper')).toEqual([]);
      }),
    );
  });

  test('has gaps that end after they begin, and the same ones in whatever order the rows are read', () => {
    fc.assert(
      fc.property(sitting, ({ pages, batches }) => {
        const gaps = classifyGaps(pages, batches);
        for (const { from, to } of gaps) expect(to).toBeGreaterThanOrEqual(from);
        expect(classifyGaps(pages.toReversed(), batches.toReversed())).toEqual(gaps);
      }),
    );
  });

  test('shows it when any one batch but the last is taken out, or any one is changed', () => {
    fc.assert(
      fc.property(sitting, fc.nat(), fc.nat(), ({ pages, batches }, pick, how) => {
        fc.pre(batches.length > 0);
        const at = pick % batches.length;
        const batch = batches[at] as KeptBatch;
        const isLast = !batches.some(({ source, number }) => source === batch.source && number > batch.number);
        const changes: (readonly KeptBatch[] | null)[] = [
          isLast ? null : batches.toSpliced(at, 1),
          batches.with(at, { ...batch, previous: 'x' }),
          batches.with(at, { ...batch, signature: 'wrong' }),
          batches.with(at, { ...batch, signature: 'none' }),
          batches.with(at, { ...batch, isNonceRight: false }),
          isLast ? null : batches.with(at, { ...batch, hash: 'x' }),
          [...batches, { ...batch, hash: 'x' }],
        ];
        const changed = changes[how % changes.length];
        fc.pre(changed !== null && changed !== undefined);
        expect(classifyGaps(pages, changed ?? []).some(({ kind }) => kind === 'tamper')).toBe(true);
      }),
    );
  });
});

describe('tampering is named', () => {
  const batches = honest(PAGE, calm(5));
  const third = batches[2] as KeptBatch;
  const without = batches.filter((one) => one !== third);
  test.each<[string, KeptBatch[], string[]]>([
    ['a batch that is missing', without, ['missing']],
    [
      'a number that was used twice',
      [...batches, { ...third, hash: 'zzz', receivedAt: third.at + 90_000 }],
      ['reused'],
    ],
    ['a batch that does not follow', batches.with(2, { ...third, previous: 'x' }), ['broken']],
    ['a wrong signature', batches.with(2, { ...third, signature: 'wrong' }), ['signature']],
    ['no signature where the page has a key', batches.with(2, { ...third, signature: 'none' }), ['unsigned']],
    ['a nonce that was not given for it', batches.with(2, { ...third, isNonceRight: false }), ['nonce']],
    ['a clock that ran back', batches.with(3, { ...(batches[3] as KeptBatch), elapsed: 1 }), ['clock']],
  ])('%s', (_, rows, names) => {
    const found = classifyGaps([PAGE], rows).filter(({ kind }) => kind === 'tamper');
    expect(kinds(found)).toEqual(names);
  });
});
