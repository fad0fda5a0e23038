import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFileRef, isResponse } from '../questions/keepable-response.ts';
import { FileRef, Response } from '../questions/response.ts';
import { LedgerEvent } from './events.ts';
import { isLedgerEvent } from './keepable-event.ts';

const file = { sha256: 'a'.repeat(64), name: 'bài làm.pdf', bytes: 120_000, mime: 'application/pdf' };
/** What lies near the bounds of texts, numbers, names and files. */
const leaf = fc.oneof(
  fc.constantFrom<unknown>('', 'a', 'x'.repeat(20_000), 'x'.repeat(20_001), 'a\0', '\ud800', true, null, 2.5, -0),
  fc.constantFrom<unknown>(2 ** 53, 2 ** 53 - 1, -(2 ** 53) + 1, 1e300),
  fc.constantFrom<unknown>(file, { ...file, take: 1 }, { ...file, take: 100 }, { ...file, bytes: -1 }),
  fc.constantFrom<unknown>({ ...file, name: '' }, { ...file, mime: 'x'.repeat(128) }, { ...file, more: 1 }),
);
const name = fc.constantFrom('p1', 'text', 'files', 'constructor', 'valueof', 'P1', '', 'abcdefghijklm', 'sha256');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    fc.constantFrom(...[200, 201].map((length) => Array.from({ length }, () => 'a'))),
    fc.constantFrom(
      ...[200, 201].map((length) => Object.fromEntries(Array.from({ length }, (_, at) => [`p${at}`, 1]))),
    ),
  ),
}));

test('a response is taken and refused as its schema does', () => {
  fc.assert(
    fc.property(value, (one) => {
      expect(isResponse(one)).toBe(Response.safeParse(one).success);
      expect(isFileRef(one)).toBe(FileRef.safeParse(one).success);
    }),
    { numRuns: 500 },
  );
});

/** Each field as it may be, or as it may not; now and then one is missing or one too many. */
const field = {
  seq: fc.constantFrom<unknown>(1, 1_000_000, 0, 1_000_001, 1.5, '1'),
  at: fc.constantFrom<unknown>(0, 8_640_000_000_000, -1, 8_640_000_000_001),
  kind: fc.constantFrom<unknown>(...LedgerEvent.options.map(({ shape }) => shape.kind.value), 'constructor', 7),
  item: fc.constantFrom<unknown>('q1', 'q9999', 'q10000', 'x1', null),
  response: value,
  on: fc.constantFrom<unknown>(true, false, 1),
  media: fc.constantFrom<unknown>('0f'.repeat(32), '0F'.repeat(32)),
  in: fc.constantFrom<unknown>(['text'], ['p1', 'text'], [], ['a', 'b', 'c'], ['constructor'], 'text'),
  from: fc.constantFrom<unknown>(0, 20_000, 20_001, -1),
  cut: fc.constantFrom<unknown>(0, 20_000, 0.5),
  put: fc.constantFrom<unknown>('', 'sương', '\0', 'x'.repeat(20_001)),
};
const fieldsOf = (kind: unknown): readonly string[] =>
  Object.keys(LedgerEvent.options.find(({ shape }) => shape.kind.value === kind)?.shape ?? { kind });
/** Mostly sound: chance alone would hardly ever make a whole event. */
const sound = { seq: 7, at: 9, item: 'q1', response: 'b', on: true, media: '0f'.repeat(32), from: 0, cut: 2, put: 'x' };
const event = fc
  .record({
    ...field,
    spoiled: fc.subarray(Object.keys(field)),
    more: fc.subarray(Object.keys(field), { maxLength: 1 }),
  })
  .map(({ spoiled, more, ...made }) => {
    const all: Readonly<Record<string, unknown>> = { ...made, ...sound };
    const bad: Readonly<Record<string, unknown>> = made;
    const names = [...fieldsOf(made.kind), ...more];
    return Object.fromEntries(names.map((name) => [name, (spoiled.includes(name) ? bad : all)[name]]));
  });

test('an event is taken and refused as its schema does', () => {
  let taken = 0;
  fc.assert(
    fc.property(event, (one) => {
      const isTaken = LedgerEvent.safeParse(one).success;
      taken += Number(isTaken);
      expect(isLedgerEvent(one)).toBe(isTaken);
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(50);
});

test.each([null, 'open', 7, [], [1]])('%j is no event', (one) => expect(isLedgerEvent(one)).toBe(false));
