import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Response } from '../questions/response.ts';
import { chain, firstBreak, genesis } from './chain.ts';
import { editBetween, edited } from './edit.ts';
import { ChainedEvent, type LedgerEvent } from './events.ts';
import { apply, EMPTY_ATTEMPT, fold, responseTo } from './fold.ts';

const ATTEMPT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ESSAY = 'Sương phủ kín bản Cát Cát từ nửa đêm. Sáng ra, ruộng bậc thang chỉ còn là những nét chì mờ.';

/** Words as candidates write them, with a pair of surrogates and a half-made syllable among them. */
const words = fc.string({
  unit: fc.constantFrom('a', 'ệ', ' ', '\n', '𝑥', '😀', 'ư', '\u0323', '"', '\\'),
  maxLength: 30,
});
/** Where the caret stands (share of the text), how much is marked, and what is typed over it. */
const stroke = fc.record({ where: fc.double({ min: 0, max: 1, noNaN: true }), marked: fc.nat(20), typed: words });

/** What a text area makes of a stroke: it does not part a pair of surrogates either. */
function typedInto(text: string, { where, marked, typed }: { where: number; marked: number; typed: string }): string {
  const letters = Array.from(text);
  const at = Math.floor(where * letters.length);
  return [...letters.slice(0, at), typed, ...letters.slice(at + marked)].join('');
}

/** A ledger of the texts one after another, spelled as the player does. */
function ledgerOfTexts(texts: readonly Response[]): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  let state = EMPTY_ATTEMPT;
  for (const response of texts) {
    const base = { seq: events.length + 1, at: events.length, item: 'q1' } as const;
    const edit = editBetween(responseTo(state, 'q1'), response);
    const event: LedgerEvent = edit ? { ...base, kind: 'edit', ...edit } : { ...base, kind: 'answer', response };
    events.push(event);
    state = apply(state, event);
  }
  return events;
}

describe('a long text saved by its changes', () => {
  test('folds to the same text after any sequence of strokes, through JSON and its schema, on one chain', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 25 }), (strokes) => {
        const texts = [ESSAY];
        for (const one of strokes) texts.push(typedInto(texts.at(-1) ?? '', one));
        const events = ledgerOfTexts(texts);
        const chained = chain(genesis(ATTEMPT), events);
        const kept = chained.map((one) => ChainedEvent.parse(JSON.parse(JSON.stringify(one))));
        expect(firstBreak(genesis(ATTEMPT), kept)).toBeNull();
        texts.forEach((text, at) => {
          expect(responseTo(fold(kept.slice(0, at + 1).map(({ event }) => event)), 'q1')).toBe(text);
        });
      }),
    );
  });

  test('travels as the change: a word in an essay takes less than a tenth of it', () => {
    const long = ESSAY.repeat(20);
    const [, event] = ledgerOfTexts([long, long.replace('nửa đêm', 'nửa đêm qua')]);
    expect(event).toMatchObject({ kind: 'edit', from: 36, cut: 0, put: ' qua' });
    expect(JSON.stringify(event).length).toBeLessThan(long.length / 10);
  });

  test.each<[string, Response, Response, object]>([
    ['beside files', { text: ESSAY, files: [] }, { text: `${ESSAY} Hết.`, files: [] }, { in: ['text'] }],
    ['as a part', { p1: ESSAY, p2: 'b' }, { p1: `${ESSAY} Hết.`, p2: 'b' }, { in: ['p1'] }],
    [
      'in a part with files',
      { p1: { text: ESSAY, files: [] }, p2: 'b' },
      { p1: { text: ESSAY.slice(0, 70), files: [] }, p2: 'b' },
      { in: ['p1', 'text'] },
    ],
  ])('is found %s', (_, before, after, place) => {
    const edit = editBetween(before, after);
    expect(edit).toMatchObject(place);
    expect(edited(before, edit ?? { from: 0, cut: 0, put: '' })).toEqual(after);
  });

  test.each<[string, Response | null, Response | null]>([
    ['the first', null, ESSAY],
    ['one of another shape', ESSAY, { text: ESSAY, files: [] }],
    ['with two texts changed', { p1: ESSAY, p2: ESSAY }, { p1: `${ESSAY}.`, p2: `${ESSAY}.` }],
    ['a short one', 'abc', 'abcd'],
    ['one that was blank', ' '.repeat(200), `${' '.repeat(200)}a`],
    ['one taken back', ESSAY, ' '],
  ])('is written whole where it is %s', (_, before, after) => expect(editBetween(before, after)).toBeNull());
});

describe('an edit that nobody could have made', () => {
  const answered: LedgerEvent = { seq: 1, at: 1, kind: 'answer', item: 'q1', response: { p1: 'abc𝑥', p2: 4 } };
  test.each([
    ['beyond the end', { in: ['p1'], from: 4, cut: 3, put: '' }],
    ['through a pair of surrogates', { in: ['p1'], from: 4, cut: 1, put: '' }],
    ['of what is no text', { in: ['p2'], from: 0, cut: 0, put: 'x' }],
    ['of a part that is not there', { in: ['p9'], from: 0, cut: 0, put: 'x' }],
    ['of what every object has', { in: ['valueof'], from: 0, cut: 0, put: 'x' }],
    ['of the whole where it has parts', { from: 0, cut: 0, put: 'x' }],
    ['too long', { in: ['p1'], from: 0, cut: 0, put: 'x'.repeat(20_000) }],
  ])('%s changes nothing', (_, edit) => {
    const before = fold([answered]);
    expect(apply(before, { seq: 2, at: 2, kind: 'edit', item: 'q1', ...edit })).toEqual(before);
    expect(fold([answered, { seq: 2, at: 2, kind: 'edit', item: 'q1', ...edit }])).toEqual(before);
  });

  test('of an item without an answer changes nothing', () =>
    expect(fold([{ seq: 1, at: 1, kind: 'edit', item: 'q9', from: 0, cut: 0, put: 'x' }])).toEqual(fold([])));
});
