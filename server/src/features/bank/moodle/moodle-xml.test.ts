import { plainText } from 'shared/questions/content.ts';
import { opaqueId } from 'shared/questions/part-id.ts';
import { scoreOf } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import { moodleXml } from './moodle-xml.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const text = (name: string, words: string, attributes = ' format="html"') =>
  `<${name}${attributes}><text><![CDATA[${words}]]></text></${name}>`;
const answer = (words: string, fraction: number | string, more = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${words}]]></text>${more}</answer>`;

function quiz(...questions: [type: string, inner: string][]): Uint8Array {
  const elements = questions.map(
    ([type, inner]) => `<question type="${type}"><name><text>tên</text></name>${inner}</question>`,
  );
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>${elements.join('')}</quiz>`);
}
const readAll = (...questions: [type: string, inner: string][]) =>
  moodleXml.read({ name: 'a.xml', bytes: quiz(...questions) });
async function one(type: string, inner: string) {
  const { questions, refused, pictures } = await readAll([type, inner]);
  const [question] = questions;
  if (!question) throw new RangeError(JSON.stringify(refused));
  return {
    ...question,
    pictures,
    lost: question.problems.flatMap(({ what, detail }) => (what === 'contentLost' ? [detail] : [])),
  };
}

/** Options and words to be placed are named by what they say. */
const named = (words: string) => opaqueId(JSON.stringify(plainText(words)));

const STEM = text('questiontext', '<p>Hỏi gì?</p>');

test('one answer with shares of the points is chosen once and weighed', async () => {
  const { definition } = await one(
    'multichoice',
    `${STEM}<single>1</single>${answer('a', 100)}${answer('b', 50)}${answer('c', -25)}`,
  );
  expect(definition).toMatchObject({ kind: 'multipleChoice', maxChoices: 1, key: [named('a')] });
  expect(['a', 'b', 'c'].map((words) => scoreOf(definition, [named(words)], {}))).toEqual([1, 0.5, -0.25]);
});

test('several answers are summed, never below nothing', async () => {
  const inner = `${STEM}<single>false</single>${answer('a', 33.33333)}${answer('b', 33.33333)}${answer('c', 33.33333)}${answer('d', -100)}`;
  const { definition } = await one('multichoice', inner);
  expect(scoreOf(definition, ['a', 'b', 'c'].map(named), {})).toBeCloseTo(1, 10);
  expect(scoreOf(definition, ['a', 'd'].map(named), {})).toBe(0);
});

test('options that are not shuffled keep their places', async () => {
  const { definition } = await one(
    'multichoice',
    `${STEM}<single>true</single><shuffleanswers>0</shuffleanswers>${answer('a', 100)}${answer('b', 0)}`,
  );
  expect(definition).toMatchObject({ kind: 'choice', options: [{ pinned: true }, { pinned: true }] });
});

test('short answers: capitals, patterns, an asterisk, and the catch-all', async () => {
  const inner = `${STEM}<usecase>1</usecase>${answer('Hà*', 100)}${answer('a\\*b', 50)}${answer('*', 0, text('feedback', 'sai'))}`;
  const { definition } = await one('shortanswer', inner);
  expect(definition).toMatchObject({
    kind: 'shortText',
    ignoreCase: false,
    accepted: [
      { text: 'Hà*', match: 'wildcard' },
      { text: 'a*b', share: 0.5 },
    ],
  });
  expect(['Hà Nội', 'a*b', 'axb', 'hà nội'].map((said) => scoreOf(definition, said, {}))).toEqual([1, 0.5, 0, 0]);
});

test('numbers with tolerance and units; what earns a part is named', async () => {
  const tolerance = '<tolerance>0.05</tolerance>';
  const units =
    '<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>';
  const inner = `${STEM}${answer('9.8', 100, tolerance)}${answer('10', 50, '<tolerance>0.5</tolerance>')}${units}<unitgradingtype>1</unitgradingtype><showunits>0</showunits>`;
  const { definition, lost } = await one('numerical', inner);
  expect(definition).toMatchObject({
    kind: 'shortAnswer',
    accepted: ['9,8'],
    tolerance: 0.05,
    entry: 'free',
    unit: { text: 'm', accepted: [], required: true },
  });
  expect(lost).toEqual(expect.arrayContaining(['10 ± 0,5: 50%', 'unit cm × 100']));
});

test('an essay with its limits, its files and what markers are told', async () => {
  const inner = `${STEM}<defaultgrade>2</defaultgrade><responseformat>editorfilepicker</responseformat><minwordlimit>50</minwordlimit><maxwordlimit>200</maxwordlimit><attachments>-1</attachments>${text('graderinfo', '<p>Đủ ý</p>')}${text('responsetemplate', 'Mở bài')}`;
  const { definition, lost, points } = await one('essay', inner);
  expect(definition).toMatchObject({
    ...{ kind: 'essay', format: 'rich', minWords: 50, maxWords: 200, files: 10 },
    rubric: [{ criterion: 'Đủ ý', points: 2 }],
  });
  expect({ lost, points }).toEqual({ lost: ['responsetemplate'], points: '2' });
  expect(
    (await one('essay', `${STEM}<responseformat>noinline</responseformat><attachments>3</attachments>`)).definition,
  ).toMatchObject({
    kind: 'fileUpload',
    maxFiles: 3,
  });
});

test('pairs with a distractor say nothing by their ids', async () => {
  const pair = (from: string, to: string) =>
    `<subquestion format="html"><text><![CDATA[${from}]]></text><answer><text>${to}</text></answer></subquestion>`;
  const { definition } = await one(
    'matching',
    STEM + pair('ếch', 'lưỡng cư') + pair('mèo', 'thú') + pair('nhái', 'lưỡng cư') + pair('', 'chim'),
  );
  if (definition.kind !== 'matching') throw new RangeError(definition.kind);
  expect([definition.sources.length, definition.targets.length]).toEqual([3, 3]);
  expect(scoreOf(definition, definition.key, {})).toBe(1);
  expect([...definition.sources, ...definition.targets].every(({ id }) => /^[a-z0-9]{7}$/.test(id))).toBe(true);
});

test.each([
  ['ABSOLUTE_POSITION', 'perPlace', []],
  ['ALL_OR_NOTHING', 'allOrNothing', []],
  ['RELATIVE_NEXT_EXCLUDE_LAST', 'adjacent', []],
  ['LONGEST_ORDERED_SUBSET', 'adjacent', ['gradingtype LONGEST_ORDERED_SUBSET']],
])('things in order, graded by %s', async (grading, rule, told) => {
  const { definition, lost } = await one(
    'ordering',
    `${STEM}<gradingtype>${grading}</gradingtype>${answer('hai', 2)}${answer('một', 1)}${answer('ba', 3)}`,
  );
  if (definition.kind !== 'ordering') throw new RangeError(definition.kind);
  const words = definition.key.map((id) => definition.items.find((item) => item.id === id)?.content);
  expect(words).toEqual([plainText('một'), plainText('hai'), plainText('ba')]);
  expect({ rule: definition.scoring?.rule, lost }).toEqual({ rule, lost: told });
});

test('of things in order each candidate may get a few: that is named', async () => {
  const items = answer('một', 1) + answer('hai', 2) + answer('ba', 3);
  const told = ['selectcount 2'];
  expect(
    (await one('ordering', `${STEM}<selecttype>RANDOM</selecttype><selectcount>2</selectcount>${items}`)).lost,
  ).toEqual(told);
  expect((await one('ordering', `${STEM}<logical>1</logical><studentsee>2</studentsee>${items}`)).lost).toEqual(told);
});

test('words chosen for gaps come from their own group', async () => {
  const option = (words: string, group: number) =>
    `<selectoption><text>${words}</text><group>${group}</group></selectoption>`;
  const { definition, title } = await one(
    'gapselect',
    text('questiontext', 'Con [[1]] ngồi trên [[3]].') + option('mèo', 1) + option('chó', 1) + option('ghế', 2),
  );
  expect(title).toBe('Con ____ ngồi trên ____.');
  expect(definition).toMatchObject({
    kind: 'cloze',
    gaps: [
      { mode: 'dropDown', key: named('mèo'), options: [{ content: plainText('mèo') }, { content: plainText('chó') }] },
      { key: named('ghế'), options: [{ content: plainText('ghế') }] },
    ],
  });
});

test('words dragged into gaps: once or any number of times, equal words alike', async () => {
  const box = (words: string, more = '') => `<dragbox><text>${words}</text><group>1</group>${more}</dragbox>`;
  const { definition } = await one(
    'ddwtos',
    text('questiontext', '[[1]] và [[2]]') + box('x') + box('x') + box('y', '<infinite/>'),
  );
  const first = named('x');
  const second = opaqueId(JSON.stringify(plainText('x')), [first]);
  expect(definition).toMatchObject({
    kind: 'gapMatch',
    tokens: [{ id: first }, { id: second }, { id: named('y'), max: 0 }],
    key: { g1: [first, second], g2: [first, second] },
  });
  expect(scoreOf(definition, { g1: second, g2: first }, {})).toBe(1);
});

const file = `<file name="a.png" encoding="base64">${PNG}</file>`;
test('one kind of marker is a point on the picture', async () => {
  const drop = (n: number, shape: string, coords: string) =>
    `<drop><no>${n}</no><shape>${shape}</shape><coords>${coords}</coords><choice>1</choice></drop>`;
  const inner = `${STEM}${file}<drag><no>1</no><text>ga</text><noofdrags>3</noofdrags></drag>${drop(1, 'circle', '10,20;5')}${drop(2, 'rectangle', '1,2;3,4')}${drop(3, 'polygon', '1,1;9,1;9,9')}`;
  const { definition, lost, pictures } = await one('ddmarker', inner);
  expect(definition).toMatchObject({
    kind: 'pointOnPicture',
    picture: { width: 1, height: 1 },
    points: 3,
    areas: [
      { shape: 'circle', coords: [10, 20, 5] },
      { shape: 'rect', coords: [1, 2, 4, 6] },
      { shape: 'polygon', coords: [1, 1, 9, 1, 9, 9] },
    ],
  });
  expect({ lost, pictures: pictures.length }).toEqual({ lost: [], pictures: 1 });
});

test('a calculated question is asked with its first set of values, and that is said', async () => {
  const item = (n: number, value: number) =>
    `<dataset_item><number>${n}</number><value>${value}</value></dataset_item>`;
  const card = (name: string, ...values: number[]) =>
    `<dataset_definition><name><text>${name}</text></name><dataset_items>${values.map((value, at) => item(at + 1, value)).join('')}</dataset_items></dataset_definition>`;
  const rule =
    '<tolerance>0.1</tolerance><tolerancetype>2</tolerancetype><correctanswerformat>1</correctanswerformat><correctanswerlength>1</correctanswerlength>';
  const sets = `<dataset_definitions>${card('a', 1.5, 7)}${card('b', 2, 8)}</dataset_definitions>`;
  const made = await one(
    'calculated',
    `${text('questiontext', 'Tính {a} + {b}, tức {={a}*2} + …')}${answer('{a} + {b} * 3', 100, rule)}${sets}`,
  );
  expect(made.title).toBe('Tính 1,5 + 2, tức 3 + …');
  expect(made.definition).toMatchObject({ kind: 'shortAnswer', accepted: ['7,5'], tolerance: 0.1 });
  expect(made.lost).toEqual(['dataset 1/2']);
  const multi = await one(
    'calculatedmulti',
    `${STEM}<single>1</single>${answer('{={a}+{b}}', 100, rule)}${answer('{=sqrt(4)}', 0, rule)}${sets}`,
  );
  expect(multi.definition).toMatchObject({
    kind: 'choice',
    key: named('3,5'),
    options: [{ content: plainText('3,5') }, { content: plainText('2') }],
  });
});

test('every sub-type of embedded answers, with weights and partial credit', async () => {
  const words =
    'a {2:SA:=đúng~%50%gần đúng} b {1:SAC:=Đúng} c {1:NM:=3.5:0.1} d {1:MC:=x~y} e {1:MCV:x~=y} f {:MCS:=x~y}';
  const { definition } = await one('cloze', text('questiontext', `<p>${words}</p>`));
  expect(definition).toMatchObject({
    kind: 'cloze',
    weights: { g1: 2 },
    gaps: [
      { mode: 'text', accepted: [{ text: 'đúng' }, { text: 'gần đúng', share: 0.5 }] },
      { mode: 'text', ignoreCase: false },
      { mode: 'number', accepted: ['3,5'], tolerance: 0.1 },
      { mode: 'dropDown', key: named('x') },
      { mode: 'dropDown', key: named('y') },
      { mode: 'dropDown', key: named('x') },
    ],
  });
  const chosen = { g4: named('x'), g5: named('y'), g6: named('x') };
  expect(scoreOf(definition, { g1: 'gần đúng', g2: 'Đúng', g3: '3,55', ...chosen }, {})).toBeCloseTo(6 / 7, 10);
});

test('where several may be chosen at one place the question has several parts', async () => {
  const { definition } = await one('cloze', text('questiontext', 'a {1:SA:=x} b {2:MR:%50%p~%50%q~r}'));
  expect(definition).toMatchObject({
    kind: 'composite',
    parts: [
      { points: 1, definition: { kind: 'cloze' } },
      { points: 2, definition: { kind: 'multipleChoice', key: ['p', 'q'].map(named) } },
    ],
  });
});

test('all that is said afterwards is kept as the solution, but not what Moodle itself says', async () => {
  const inner = `${STEM}${text('generalfeedback', 'Chung')}${text('correctfeedback', '<p>Your answer is correct.</p>')}${text('incorrectfeedback', 'Đọc lại bài 3')}<single>1</single>${answer('a', 100, text('feedback', 'Giỏi'))}${answer('b', 0)}${text('hint', 'Nhớ lại')}`;
  const { definition, hasSolution } = await one('multichoice', inner);
  expect(hasSolution).toBe(true);
  const words = JSON.stringify(definition.solution);
  for (const said of ['Chung', 'Giỏi', 'Đọc lại bài 3', 'Nhớ lại', 'Gợi ý 1: ']) expect(words).toContain(said);
  expect(words).not.toContain('Your answer');
});

test('texts of every format, files by any path, categories, tags', async () => {
  const picture = `<file name="cây đa.png" path="/hình/" encoding="base64">${PNG}</file>`;
  const shown = `<questiontext format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/h%C3%ACnh/c%C3%A2y%20%C4%91a.png" alt="cây">]]></text>${picture}</questiontext>`;
  const plain = text('questiontext', 'x < y\nz', ' format="plain_text"');
  const markdown = text('questiontext', '**đậm** \\(a_1\\)', ' format="markdown"');
  const read = await readAll(
    ['category', '<category><text>$course$/top/Toán/Đại//Hình</text></category>'],
    ['essay', `${shown}<tags><tag><text>VD</text></tag><tag><text>hk1</text></tag></tags><idnumber>T1</idnumber>`],
    ['essay', plain],
    ['essay', markdown],
  );
  expect(read.pictures).toHaveLength(1);
  expect(read.questions).toMatchObject([
    {
      counts: { images: 1 },
      level: 'VD',
      topic: 'Toán / Đại/Hình',
      notes: [
        { name: 'tag', words: 'hk1' },
        { name: 'id', words: 'T1' },
      ],
    },
    { definition: { stem: [{ content: [{ text: 'x < y' }, { type: 'break' }, { text: 'z' }] }] } },
    { definition: { stem: [{ content: [{ text: 'đậm', marks: ['bold'] }, { text: ' ' }, { latex: 'a_1' }] }] } },
  ]);
});

test.each(['description', 'random', 'randomsamatch', 'stack', 'coderunner'])(
  '%s is refused by its name',
  async (type) => {
    const { questions, refused } = await readAll([type, STEM]);
    expect(questions).toEqual([]);
    expect(refused).toMatchObject([{ n: 1, title: 'tên', problems: [{ what: 'kindNotSupported', detail: type }] }]);
  },
);

test('what is no quiz, has no question, or hides entities is refused', async () => {
  const read = (xml: string) => moodleXml.read({ name: 'a.xml', bytes: new TextEncoder().encode(xml) });
  await expect(read('<quiz>')).rejects.toMatchObject({ why: 'fileBroken' });
  await expect(read('<quiz></quiz>')).rejects.toMatchObject({ why: 'fileNoQuestions' });
  await expect(read('<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>')).rejects.toMatchObject({ why: 'fileSuspicious' });
});
