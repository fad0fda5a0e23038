import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ofPart, opaqueId, opaqueParts, PartId } from './part-id.ts';

test('ids are valid, differ from one another and do not depend on the order in which parts were added', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 30 }), (contents) => {
      const ids: string[] = [];
      for (const content of contents) ids.push(opaqueId(content, ids));
      expect(new Set(ids).size).toBe(contents.length);
      for (const id of ids) expect(PartId.safeParse(id).success).toBe(true);
      const different = [...new Set(contents)];
      expect(different.map((content) => opaqueId(content))).toEqual(
        different
          .toReversed()
          .map((content) => opaqueId(content))
          .toReversed(),
      );
    }),
  );
});

test('no id names what every object already has', () => {
  expect(PartId.safeParse('constructor').success).toBe(false);
  expect(PartId.safeParse('constructo').success).toBe(true);
  expect(ofPart({ a: 1 } as Record<string, number>, 'constructor')).toBeUndefined();
  expect(ofPart({ a: 1 } as Record<string, number>, 'a')).toBe(1);
});

test('sorted, the ids of a list say nothing of its order', () => {
  const steps = Array.from({ length: 200 }, (_, at) => opaqueId(`bước ${at + 1}`));
  const inOrder = steps.filter((id, at) => at > 0 && id > (steps[at - 1] ?? '')).length;
  // Half of 199 neighbours, within four standard deviations of a fair coin.
  expect(Math.abs(inOrder - 99.5)).toBeLessThan(28.3);
});

test('parts are named by their content: the same in any order, and no two alike even where contents are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 30 }), (contents) => {
      const idsOf = (parts: readonly string[]) => new Map(opaqueParts(parts).map(({ id, content }) => [content, id]));
      expect(idsOf(contents.toReversed())).toEqual(idsOf(contents));
      expect(new Set(opaqueParts([...contents, ...contents]).map(({ id }) => id)).size).toBe(2 * contents.length);
    }),
  );
});
