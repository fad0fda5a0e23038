import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAnswered } from './is-answered.ts';
import { type Definition, kindOf, parseResponse, scoreOf, toView, View } from './registry.ts';

/** Stands in every place that a candidate must not see. */
export const SECRET = 'KHOA-BI-MAT';

interface Sides {
  /** The same question before its author said what is right; none for what a person marks. */
  readonly keyless?: Definition;
  /** Names of fields that only the author's side has. */
  readonly hidden: readonly string[];
}

/** What every kind promises, tried on one whole question that holds `SECRET` on its author's side. */
export function describeKind(whole: Definition, { keyless, hidden }: Sides): void {
  const kind = kindOf(whole.kind);
  describe(`the kind ${whole.kind}`, () => {
    test('shows candidates a view that its schema accepts and that knows nothing of the key', () => {
      const definition = kind.definition.parse(whole);
      expect(definition).toEqual(whole);
      expect(JSON.stringify(definition)).toContain(SECRET);
      const view = toView(definition);
      expect(View.parse(view)).toEqual(JSON.parse(JSON.stringify(view)));
      expect(JSON.stringify(view)).not.toContain(SECRET);
      for (const field of hidden) expect(JSON.stringify(view)).not.toContain(`"${field}"`);
    });

    test('finds nothing wrong with a whole question', () => {
      expect(kind.problems(whole)).toEqual([]);
      expect(kind.texts(whole).length).toBeGreaterThan(0);
    });

    if (keyless) {
      test('gives all points to what the key says, and none to no response', () => {
        const right = kind.correctResponse(whole);
        expect(right).not.toBeNull();
        expect(parseResponse(whole.kind, right)).toEqual(right);
        expect(scoreOf(whole, right, {})).toBe(1);
        expect(scoreOf(whole, null, {})).toBe(0);
        expect(kind.keyText(whole)).not.toBe('');
        expect(isAnswered(right)).toBe(true);
        expect(kind.responseText(whole, null)).toBe('');
        for (const tally of kind.tallies(whole)) if (right !== null) expect(tally.said(right)).toBe(tally.right);
      });

      test('reads its key as it says it, and as the same key', () => {
        const read = kind.withKey(whole, kind.keyText(whole));
        expect(read).toEqual(whole);
      });

      test('misses the key of one without, and marks nothing by it', () => {
        expect(kind.problems(keyless)).toContain('noKey');
        expect(kind.correctResponse(keyless)).toBeNull();
        expect(scoreOf(keyless, kind.correctResponse(whole), {})).toBe(0);
      });
    } else {
      test('is marked by a person, never by the key', () => {
        expect(kind.marking(whole)).toBe('person');
        expect(kind.correctResponse(whole)).toBeNull();
      });
    }

    test('gives a share within its bounds to any value at all, and fails for none', () => {
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
          const share = scoreOf(whole, value, {});
          expect(share).toBeGreaterThanOrEqual(-1);
          expect(share).toBeLessThanOrEqual(1);
        }),
      );
    });
  });
}
