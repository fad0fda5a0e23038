import { existsSync, readFileSync } from 'node:fs';
import { plainText } from 'shared/questions/content.ts';
import { scoreOf } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import type { FileImport } from '../formats/imported.ts';
import { formatOf } from '../formats/registry.ts';

const CORPORA = new URL('../../../../../../shared/corpora/', import.meta.url);
const folder = new URL('moodle-3.3.1-fixtures/', CORPORA);
const isThere = existsSync(folder);
if (!isThere) process.stderr.write('Moodle fixtures are not beside the project: their tests are skipped.\n');

async function read(path: string): Promise<FileImport & { format: string }> {
  const file = { name: path, bytes: new Uint8Array(readFileSync(new URL(path, CORPORA))) };
  const format = formatOf(file);
  if (!format) throw new RangeError(`${path} is of no known format`);
  return { format: format.name, ...(await format.read(file)) };
}

/** Moodle's types as our kinds. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  multichoice: ['choice', 'multipleChoice'],
  truefalse: ['trueFalseGroup'],
  shortanswer: ['shortText'],
  numerical: ['shortAnswer'],
  matching: ['matching'],
  essay: ['essay'],
  cloze: ['cloze'],
  gapselect: ['cloze'],
  ddwtos: ['gapMatch'],
  ddimageortext: ['labelPicture'],
  ddmarker: ['labelPicture', 'pointOnPicture'],
};

const index = isThere
  ? (JSON.parse(readFileSync(new URL('INDEX.moodle-xml.json', CORPORA), 'utf8')) as Record<
      string,
      { type: string; name: string; answers: number }[]
    >)
  : {};

test.skipIf(!isThere).each(Object.entries(index))('%s has its questions, each of its kind', async (path, items) => {
  const { format, questions, refused } = await read(path);
  expect(format).toBe('moodle-xml');
  const asked = items.filter(({ type }) => type !== 'category');
  expect(questions.length + refused.length).toBe(asked.length);
  for (const [at, { type, answers }] of asked.entries()) {
    const question = questions.find(({ n }) => n === at + 1);
    if (type === 'description')
      expect(refused).toMatchObject([{ problems: [{ what: 'kindNotSupported', detail: type }] }]);
    else expect(KINDS[type]).toContain(question?.definition.kind);
    if (type === 'multichoice') expect(question?.options).toBe(answers);
  }
});

test.skipIf(!isThere)("Moodle's GIFT examples are read by count and kind", async () => {
  const { format, questions, refused } = await read('moodle-3.3.1-fixtures/question/format/gift/examples.txt');
  const count = (...kinds: string[]) => questions.filter(({ definition }) => kinds.includes(definition.kind)).length;
  expect({ format, refused: refused.length }).toEqual({ format: 'gift', refused: 0 });
  expect({
    choice: count('choice', 'multipleChoice'),
    trueFalse: count('trueFalseGroup'),
    shortAnswer: count('shortText'),
    numerical: count('shortAnswer'),
    matching: count('matching'),
  }).toEqual({ choice: 18, trueFalse: 5, shortAnswer: 9, numerical: 8, matching: 3 });
});

test.skipIf(!isThere).each([
  [
    'gift/tests/fixtures/questions.gift.txt',
    'gift',
    [
      'essay',
      'matching',
      'choice',
      'multipleChoice',
      'shortAnswer',
      'shortText',
      'trueFalseGroup',
      'trueFalseGroup',
      'trueFalseGroup',
    ],
  ],
  ['aiken/tests/fixtures/questions.aiken.txt', 'aiken', ['choice', 'choice']],
  ['multianswer/tests/fixtures/questions.multianswer.txt', 'cloze', ['cloze']],
  ['missingword/tests/fixtures/question.missingword1.txt', 'gift', ['choice']],
])('%s', async (path, format, kinds) => {
  const read_ = await read(`moodle-3.3.1-fixtures/question/format/${path}`);
  expect(read_.format).toBe(format);
  expect(read_.refused).toEqual([]);
  expect(read_.questions.map(({ definition }) => definition.kind)).toEqual(kinds);
});

test.skipIf(!isThere)('every declared right answer scores all, and none scores nothing', async () => {
  const paths = [...Object.keys(index), 'moodle-3.3.1-fixtures/question/format/gift/examples.txt'];
  for (const path of paths) {
    for (const { definition, key } of (await read(path)).questions) {
      const { kindOf } = await import('shared/questions/registry.ts');
      const right = kindOf(definition.kind).correctResponse(definition);
      // An option that is half right is the best there is where its author set no better one.
      if (right === null || key === null) continue;
      expect([path, scoreOf(definition, right, {})]).toEqual([path, 1]);
      expect(scoreOf(definition, null, {})).toBe(0);
    }
  }
});

/** The questions that Moodle's own tests ask in the files of given responses (mod/quiz/tests/fixtures), as GIFT. */
const ASKED = `::shortanswer::Name an amphibian {=frog =%80%toad =%0%*}

::numerical::What is pi to two d.p.? {#=3.14:0 =%0%3.142:0 =%0%3.1:0}

::match::Classify {=frog -> amphibian =cat -> mammal =newt -> amphibian}

::truefalse::The answer is true. {T}

::two_of_four::Which are odd? {~%50%One ~Two ~%50%Three ~Four}

::one_of_four::Which is the oddest? {=One ~Two ~Three ~Four}`;

test.skipIf(!isThere).each(['mod/quiz/tests/fixtures', 'mod/quiz/report/statistics/tests/fixtures'])(
  'the responses of %s earn the marks that Moodle gives',
  async (place) => {
    const format = formatOf({ name: 'a.gift', bytes: new TextEncoder().encode(ASKED) });
    const read_ = await format?.read({ name: 'a.gift', bytes: new TextEncoder().encode(ASKED) });
    const questionOf = (at: number) => {
      const found = read_?.questions[at]?.definition;
      if (!found) throw new RangeError(`no question ${at}`);
      return found;
    };
    const [short, number, match, truth, two, one] = [0, 1, 2, 3, 4, 5].map(questionOf);
    if (!short || !number || !match || !truth || !two || !one) throw new RangeError('questions are missing');
    const given = table(`${place}/steps00.csv`);
    const marks = table(`${place}/results00.csv`);
    expect(given.length).toBeGreaterThan(5);
    for (const [at, said] of given.entries()) {
      const mark = (slot: number) => Number(marks[at]?.[`slots.${slot}.mark`]);
      const typed = said['responses.1.answer'] ?? '';
      const first = said['randqs.1'] === 'numerical' ? scoreOf(number, typed, {}) : scoreOf(short, typed, {});
      expect(first).toBeCloseTo(mark(1), 6);
      expect(scoreOf(match, pairsOf(match, said), {})).toBeCloseTo(mark(3), 6);
      expect(scoreOf(truth, { a: said['responses.4.answer'] === '1' }, {})).toBe(mark(4));
      const chosen = ['One', 'Two', 'Three', 'Four'].filter((name) => said[`responses.5.${name}`] === '1');
      expect(scoreOf(two, idsOf(two, chosen), {})).toBeCloseTo(mark(5), 6);
      expect(scoreOf(one, idsOf(one, [said['responses.6.answer'] ?? ''])[0], {})).toBe(mark(6));
    }
  },
);

type Definition = FileImport['questions'][number]['definition'];

function idsOf(definition: Definition, words: readonly string[]): string[] {
  if (!('options' in definition)) throw new RangeError('no options');
  const named = words.map((word) => JSON.stringify(plainText(word)));
  return definition.options.flatMap(({ id, content }) => (named.includes(JSON.stringify(content)) ? [id] : []));
}

function pairsOf(definition: Definition, said: Readonly<Record<string, string>>): Record<string, string[]> {
  if (definition.kind !== 'matching') throw new RangeError('no pairs');
  const target = (word: string) =>
    definition.targets.find(({ content }) => JSON.stringify(content) === JSON.stringify(plainText(word)))?.id ?? 'none';
  return Object.fromEntries(
    definition.sources.map(({ id, content }) => {
      const name =
        content[0]?.type === 'paragraph' && content[0].content[0]?.type === 'text' ? content[0].content[0].text : '';
      return [id, [target(said[`responses.3.${name}`] ?? '')]];
    }),
  );
}

/** A small CSV, quotes around fields with commas. */
function table(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(path, folder), 'utf8').trim().split(/\r?\n/);
  const cells = (line: string) =>
    [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map((found) => found[1] ?? found[2] ?? '');
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [names[at] ?? '', cell])));
}
