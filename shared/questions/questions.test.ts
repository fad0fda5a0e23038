import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mediaIn, plainText, type RichText, wordsOf } from './content.ts';
import { isAnswered } from './is-answered.ts';
import { Definition, kindOf, parseResponse, partOf, problemsOf, scoreOf, toView, View } from './registry.ts';
import { Response } from './response.ts';
import { fitsBox, isNumber, normaliseNumber, numberValue } from './short-answer/number-box.ts';
import { SAMPLES, type SampledKind } from './testing/samples.ts';
import { SECRET } from './testing.ts';

/** Names of fields that only authors may see, in any kind. */
const KEY_FIELDS =
  /"(key|solution|accepted|tolerance|scoring|penalty|weights|rubric|share|areas|transcript|ignoreMarks|ignoreCase)"/;

describe.each(Object.keys(SAMPLES) as SampledKind[])('the kind %s', (name) => {
  const kind = kindOf(name);
  const { definition, rekeyed, keyless, wrong } = SAMPLES[name];
  const byPerson = kind.marking(definition) === 'person';
  const right = kind.correctResponse(definition);

  test('keeps its definition through its schema', () => expect(Definition.parse(definition)).toEqual(definition));

  test('shows candidates a view that its schema accepts and that knows nothing of the key', () => {
    const view = toView(definition);
    expect(View.parse(view)).toEqual(view);
    const text = JSON.stringify(view);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(KEY_FIELDS);
  });

  test('shows the very same whatever the key, the rules and the solution are', () => {
    for (const other of rekeyed) expect(toView(other)).toEqual(toView(definition));
  });

  test('prints in any order of a form what it prints without one', () => {
    const ids = kind.shuffleable(definition).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const idsIn = (text: string) => [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id).sort();
    const plain = JSON.stringify(toView(definition));
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        const printed = toView(definition, order);
        expect(View.parse(printed)).toEqual(printed);
        expect(idsIn(JSON.stringify(printed))).toEqual(idsIn(plain));
      }),
    );
  });

  test.skipIf(byPerson)('gives all points to the response that the key says, and none to no response', () => {
    expect(right).not.toBeNull();
    expect(parseResponse(name, right)).toEqual(right);
    expect(scoreOf(definition, right, {})).toBe(1);
    expect(scoreOf(definition, null, {})).toBe(0);
    expect(isAnswered(right)).toBe(true);
    expect(kind.keyText(definition).split(' | ')).toContain(kind.responseText(definition, right));
    expect(kind.keyText(definition)).not.toBe('');
  });

  test('gives less to what is not wholly right, and never more than all or less than minus all', () => {
    for (const response of wrong) {
      expect(parseResponse(name, response)).toEqual(response);
      expect(scoreOf(definition, response, {})).toBeLessThan(1);
      expect(scoreOf(definition, response, {})).toBeGreaterThanOrEqual(-1);
      expect(typeof kind.responseText(definition, response)).toBe('string');
    }
  });

  test('believes or refuses any response on the wire, and never fails over one', () => {
    const ids = ['x', ...[...JSON.stringify(definition).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '')];
    const leaf = fc.oneof(fc.constantFrom(...ids), fc.string(), fc.integer(), fc.boolean());
    const list = fc.array(
      fc.oneof(
        fc.constantFrom(...ids),
        fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).map((two) => two.join(' ')),
      ),
      { maxLength: 8 },
    );
    const flat = fc.oneof(leaf, list, fc.dictionary(fc.constantFrom(...ids), fc.oneof(leaf, list), { maxKeys: 6 }));
    fc.assert(
      fc.property(fc.oneof(flat, fc.dictionary(fc.constantFrom(...ids), flat, { maxKeys: 4 })), (any) => {
        const sent = Response.safeParse(any);
        if (!sent.success) return;
        const share = scoreOf(definition, sent.data, {});
        expect(share).toBeGreaterThanOrEqual(-1);
        expect(share).toBeLessThanOrEqual(1);
        const believed = parseResponse(name, sent.data);
        if (believed === null) return;
        // What is believed is what was sent: the ledger's hash stands over it.
        expect(believed).toEqual(sent.data);
        for (const tally of kind.tallies(definition))
          expect(['string', 'object']).toContain(typeof tally.said(believed));
        kind.responseText(definition, believed);
        if (!isAnswered(believed)) expect(share).toBe(0);
      }),
    );
  });

  test('finds nothing wrong with a whole question, and misses the key of one without', () => {
    expect(problemsOf(definition)).toEqual([]);
    if (!keyless) return;
    expect(problemsOf(keyless)).toContain('noKey');
    expect(kind.correctResponse(keyless)).toBeNull();
    expect(scoreOf(keyless, right, {})).toBe(0);
  });

  test('counts the key as right and blanks as blank', () => {
    for (const tally of kind.tallies(definition)) {
      expect(right && tally.said(right)).toBe(tally.right);
      if (tally.options && tally.right !== null) expect(tally.options.map(({ id }) => id)).toContain(tally.right);
    }
    expect(kind.tallies(definition).length > 0).toBe(!byPerson);
  });

  test('takes a corrected key as teachers write it, its own to begin with', () => {
    expect(kind.withKey(definition, kind.keyText(definition)) !== null).toBe(!byPerson);
    for (const other of [definition, ...rekeyed]) {
      const corrected = kind.withKey(definition, kind.keyText(other));
      if (corrected === null) continue;
      expect(kind.keyText(corrected)).toBe(kind.keyText(other));
      expect(toView(corrected)).toEqual(toView(definition));
    }
    expect(kind.withKey(definition, '')).toBeNull();
  });

  test('does not believe a response that is not one', () => {
    for (const response of [42, [[1]], { s1: null }, 'x'.repeat(20_001)]) {
      if (kind.response.safeParse(response).success) continue;
      expect(parseResponse(name, response)).toBeNull();
      expect(scoreOf(definition, response, {})).toBe(0);
    }
  });
});

test('what a person marks stands in part IV, whatever else is asked with it', () => {
  expect(partOf(SAMPLES.essay.definition)).toBe(4);
  expect(partOf(SAMPLES.cloze.definition)).toBe(1);
});

test('keys are said in the order of the form', () => {
  const { choice, trueFalseGroup } = SAMPLES;
  expect(kindOf('choice').keyText(choice.definition, ['o4', 'o3', 'o2', 'o1'])).toBe('C');
  expect(kindOf('trueFalseGroup').keyText(trueFalseGroup.definition)).toBe('ĐSĐS');
});

test('a step table of another rule is data: the linear one gives a quarter for each statement', () => {
  const rule = { steps: [0, 0.25, 0.5, 0.75, 1] };
  expect(scoreOf(SAMPLES.trueFalseGroup.definition, { s1: true, s2: false, s3: true, s4: true }, rule)).toBe(0.75);
});

test('a group of one true statement less than four asks for attention, as does one with none true', () => {
  const { definition } = SAMPLES.trueFalseGroup;
  if (definition.kind !== 'trueFalseGroup') throw new Error('a group');
  const none = definition.statements.map((statement) => ({ ...statement, key: false }));
  expect(problemsOf({ ...definition, statements: definition.statements.slice(0, 3) })).toContain('missingStatement');
  expect(problemsOf({ ...definition, statements: none })).toContain('noTrueStatement');
});

test('a picture that says nothing to those who cannot see it is a problem of any kind', () => {
  const image = { type: 'image' as const, media: 'e'.repeat(64), alt: '' };
  const stimulus = { content: [{ type: 'paragraph' as const, content: [image] }] };
  for (const { definition } of Object.values(SAMPLES))
    expect(problemsOf({ ...definition, stimulus })).toEqual(['imageWithoutAlt']);
});
describe('the four-cell box', () => {
  test.each([
    ['-1,5', true],
    ['1234', true],
    ['0,25', true],
    ['-12', true],
    ['-1,25', false],
    ['12345', false],
    ['1,', false],
    ['--1', false],
    ['1,2,3', false],
    ['', false],
  ])('"%s" fits: %s', (text, fits) => {
    expect(fitsBox(text)).toBe(fits);
  });

  test('typed numbers are spelled one way and never shortened', () => {
    expect(normaliseNumber(' − 1.5 ')).toBe('-1,5');
    expect(normaliseNumber('12345,678')).toBe('12345,678');
    expect(numberValue('–0,75')).toBe(-0.75);
    expect(numberValue('-,5')).toBe(-0.5);
    expect(isNumber('1e3')).toBe(false);
    expect(numberValue('hai')).toBeNull();
  });
});

test('rich text gives its words and its pictures, tables included', () => {
  const sha = 'c'.repeat(64);
  const cell = (content: RichText) => ({ content: content as never });
  const text: RichText = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Cho ' },
        { type: 'math', latex: 'x^2' },
      ],
    },
    {
      type: 'table',
      rows: [
        [cell(plainText('a')), cell([{ type: 'paragraph', content: [{ type: 'image', media: sha, alt: 'đồ thị' }] }])],
      ],
    },
  ];
  expect(wordsOf(text)).toBe('Cho x^2\na · đồ thị');
  expect(mediaIn(text)).toEqual([sha]);
});
