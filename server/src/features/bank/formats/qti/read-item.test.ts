import { zipSync } from 'fflate';
import { plainText, wordsOf } from 'shared/questions/content.ts';
import { readXml } from 'shared/questions/qti/read-xml.ts';
import { describe, expect, test } from 'vitest';
import { readQuestionFile } from '../read-in-worker.ts';
import { assess } from './assess.ts';
import { filesBeside } from './item-files.ts';
import { readItem } from './read-item.ts';

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const NS2 = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"';
const template = (name: string) =>
  `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}"/>`;
const declared = (said: { cardinality?: string; baseType?: string; id?: string }, inner: string) =>
  `<responseDeclaration identifier="${said.id ?? 'RESPONSE'}" cardinality="${said.cardinality ?? 'single'}" baseType="${said.baseType ?? 'identifier'}">${inner}</responseDeclaration>`;
const right = (...values: string[]) =>
  `<correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`;
const map = (bounds: string, entries: Record<string, number>) =>
  `<mapping ${bounds}>${Object.entries(entries)
    .map(([key, points]) => `<mapEntry mapKey="${key}" mappedValue="${points}"/>`)
    .join('')}</mapping>`;
const SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>';

const itemOf = (declarations: string, body: string, processing = template('match_correct')) =>
  `<assessmentItem ${NS2} identifier="i1" title="Thử" adaptive="false" timeDependent="false">${declarations}${SCORE}<itemBody>${body}</itemBody>${processing}</assessmentItem>`;

function read(xml: string, files: Record<string, Uint8Array> = { 'ban-do.png': PNG }) {
  const item = readItem(readXml(xml), filesBeside(new Map(Object.entries(files)), 'item.xml'));
  return { ...item, what: item.problems.map(({ what }) => what) };
}

const choices = (interaction: string, said: string, ...ids: string[]) =>
  `<${interaction} responseIdentifier="RESPONSE" shuffle="true" ${said}><prompt>Chọn đi</prompt>${ids
    .map((id) => `<simpleChoice identifier="${id}">Ý ${id}</simpleChoice>`)
    .join('')}</${interaction}>`;

describe('an item becomes the kind that marks as its author does', () => {
  test('one right option', () => {
    const { definition, what, maximum } = read(
      itemOf(
        declared({}, right('B')),
        `<p>Hỏi <em>gì</em>?</p>${choices('choiceInteraction', 'maxChoices="1"', 'A', 'B', 'C')}`,
      ),
    );
    if (definition?.kind !== 'choice') throw new Error('a choice');
    expect([wordsOf(definition.stem), maximum, what]).toEqual(['Hỏi gì?\nChọn đi', 1, []]);
    expect(definition.options.findIndex(({ id }) => id === definition.key)).toBe(1);
  });

  test.each([
    ['the exact set', right('A', 'C'), 'match_correct', { rule: 'allOrNothing' }],
    [
      'right less wrong',
      `${right('A', 'C')}${map('lowerBound="0" defaultValue="-1"', { A: 1, C: 1 })}`,
      'map_response',
      { rule: 'rightMinusWrong' },
    ],
    [
      'points of their own, with a penalty',
      `${right('A', 'C')}${map('defaultValue="-0.5"', { A: 1, C: 3 })}`,
      'map_response',
      expect.objectContaining({ rule: 'weights', minimum: -0.25 }),
    ],
  ])('several right options by %s', (_, key, name, scoring) => {
    const { definition, what } = read(
      itemOf(
        declared({ cardinality: 'multiple' }, key),
        choices('choiceInteraction', 'maxChoices="0"', 'A', 'B', 'C', 'D'),
        template(name),
      ),
    );
    expect(what).toEqual([]);
    expect(definition).toMatchObject({ kind: 'multipleChoice', scoring });
  });

  test('two options of which each is worth something, and one may be chosen', () => {
    const key = `${right('A')}${map('', { A: 2, B: 1 })}`;
    const { definition, what } = read(
      itemOf(
        declared({}, key),
        choices('choiceInteraction', 'maxChoices="1"', 'A', 'B', 'C'),
        template('map_response'),
      ),
    );
    expect([definition?.kind, what]).toEqual(['multipleChoice', []]);
  });

  const statements = ['a', 'b', 'c', 'd'];
  const set = (choicesOf: readonly [string, string][], most: number) =>
    `<simpleMatchSet>${choicesOf.map(([id, words]) => `<simpleAssociableChoice identifier="${id}" matchMax="${most}">${words}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`;
  const table = (answers: readonly [string, string][]) =>
    `<matchInteraction responseIdentifier="RESPONSE" maxAssociations="4">${set(
      statements.map((id) => [id, `Ý ${id}`]),
      1,
    )}${set(answers, 4)}</matchInteraction>`;
  const truth = table([
    ['T', 'Đúng'],
    ['F', 'Sai'],
  ]);
  const pairs = ['a T', 'b F', 'c T', 'd F'];
  const counted = map('defaultValue="0"', Object.fromEntries(pairs.map((pair) => [pair, 1])));
  const steps = [1, 0.5, 0.25, 0.1]
    .map((share, at) => {
      const value = `<baseValue baseType="float">${4 - at}</baseValue>`;
      const test = `<equal toleranceMode="exact"><mapResponse identifier="RESPONSE"/>${value}</equal>`;
      const then = `<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${share}</baseValue></setOutcomeValue>`;
      return at === 0 ? `<responseIf>${test}${then}</responseIf>` : `<responseElseIf>${test}${then}</responseElseIf>`;
    })
    .join('');

  test('four statements by the steps of the 2025 format', () => {
    const processing = `<responseProcessing><responseCondition>${steps}</responseCondition></responseProcessing>`;
    const { definition, what } = read(
      itemOf(
        declared({ cardinality: 'multiple', baseType: 'directedPair' }, right(...pairs) + counted),
        truth,
        processing,
      ),
    );
    if (definition?.kind !== 'trueFalseGroup') throw new Error('a true/false group');
    expect([definition.statements.map(({ key }) => key), what.filter((name) => name !== 'noMaxScore')]).toEqual([
      [true, false, true, false],
      [],
    ]);
  });

  test('four statements of which each earns a quarter are a table, because part II pays otherwise', () => {
    const { definition, what } = read(
      itemOf(
        declared({ cardinality: 'multiple', baseType: 'directedPair' }, right(...pairs) + counted),
        truth,
        template('map_response'),
      ),
    );
    expect([definition?.kind, what]).toEqual(['matrix', []]);
  });

  test('a number within a tolerance at the end of its question', () => {
    const equal = `<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.5 0.5"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE"><baseValue baseType="float">2</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
    const { definition, what, maximum } = read(
      itemOf(
        declared({ baseType: 'float' }, right('-1.5')),
        '<p>Tính <textEntryInteraction responseIdentifier="RESPONSE"/>.</p>',
        equal,
      ),
    );
    expect([maximum, what.filter((name) => name !== 'noMaxScore')]).toEqual([2, []]);
    expect(definition).toMatchObject({ kind: 'shortAnswer', accepted: ['-1,5'], tolerance: 0.5, entry: 'free' });
  });

  test('gaps in a sentence, each with points of its own', () => {
    const declarations =
      declared({ id: 'A', baseType: 'string' }, right('Huế') + map('', { Huế: 1 })) +
      declared({ id: 'B' }, right('y') + map('', { y: 3 }));
    const processing = `<responseProcessing><setOutcomeValue identifier="SCORE"><sum><mapResponse identifier="A"/><mapResponse identifier="B"/></sum></setOutcomeValue></responseProcessing>`;
    const body = `<p>Cố đô <textEntryInteraction responseIdentifier="A"/> ở miền <inlineChoiceInteraction responseIdentifier="B"><inlineChoice identifier="x">Bắc</inlineChoice><inlineChoice identifier="y">Trung</inlineChoice></inlineChoiceInteraction> nước ta.</p>`;
    const { definition, what } = read(itemOf(declarations, body, processing));
    expect(what.filter((name) => name !== 'noMaxScore')).toEqual([]);
    if (definition?.kind !== 'cloze') throw new Error('a cloze');
    expect(definition.gaps.map(({ mode }) => mode)).toEqual(['text', 'dropDown']);
    expect((definition.weights?.g2 ?? 0) / (definition.weights?.g1 ?? 1)).toBeCloseTo(3, 9);
  });

  test('an order', () => {
    const { definition, what } = read(
      itemOf(
        declared({ cardinality: 'ordered' }, right('C', 'A', 'B')),
        choices('orderInteraction', '', 'A', 'B', 'C'),
      ),
    );
    if (definition?.kind !== 'ordering') throw new Error('an order');
    expect(definition.key.map((id) => definition.items.findIndex((item) => item.id === id))).toEqual([2, 0, 1]);
    expect(what).toEqual([]);
  });

  test('places on a picture, with the picture', () => {
    const body = `<hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><object data="ban-do.png" type="image/png" width="400" height="300">Bản đồ</object><hotspotChoice identifier="N" shape="circle" coords="10,20,5" hotspotLabel="Hà Nội"/><hotspotChoice identifier="S" shape="poly" coords="0,0,9,0,0,9"/></hotspotInteraction>`;
    const { definition, what } = read(itemOf(declared({}, right('N')), body));
    expect(what).toEqual([]);
    expect(definition).toMatchObject({
      kind: 'hotspot',
      picture: { width: 400, height: 300, alt: 'Bản đồ' },
      spots: [{ label: 'Hà Nội', shape: 'circle', coords: [10, 20, 5] }, { shape: 'polygon' }],
    });
  });

  test('an order of places on a picture is numbers put at the places', () => {
    const spots = ['A', 'B', 'C'].map(
      (id, at) => `<hotspotChoice identifier="${id}" shape="circle" coords="${at * 20},9,5"/>`,
    );
    const body = `<graphicOrderInteraction responseIdentifier="RESPONSE"><object data="ban-do.png" type="image/png" width="90" height="30"/>${spots.join('')}</graphicOrderInteraction>`;
    const { definition, what } = read(itemOf(declared({ cardinality: 'ordered' }, right('C', 'A', 'B')), body));
    expect(what).toEqual([]);
    if (definition?.kind !== 'labelPicture') throw new Error('labels');
    expect(definition.spots.map(({ id }) => definition.key[id])).toEqual([['n2'], ['n3'], ['n1']]);
  });

  test('an answer that only the processing names is the key', () => {
    const named = ['A', 'D', 'G', 'J'].map((id) => `<baseValue baseType="identifier">${id}</baseValue>`).join('');
    const asked = `<variable identifier="RESPONSE"/><multiple>${named}</multiple>`;
    const processing = `<responseProcessing><responseCondition><responseIf><match>${asked}</match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
    const many = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
    const { definition, what } = read(
      itemOf(
        declared({ cardinality: 'multiple' }, ''),
        choices('choiceInteraction', 'maxChoices="0"', ...many),
        processing,
      ),
    );
    expect(what.filter((name) => name !== 'noMaxScore')).toEqual([]);
    if (definition?.kind !== 'multipleChoice') throw new Error('several choices');
    expect(definition.options.flatMap(({ id }, at) => (definition.key.includes(id) ? [at] : []))).toEqual([0, 3, 6, 9]);
  });

  test('points on a picture by their areas', () => {
    const areas = `<areaMapping defaultValue="0"><areaMapEntry shape="rect" coords="0,0,10,10" mappedValue="2"/><areaMapEntry shape="circle" coords="50,50,5" mappedValue="1"/></areaMapping>`;
    const body = `<selectPointInteraction responseIdentifier="RESPONSE" maxChoices="2"><object data="ban-do.png" type="image/png" width="100" height="100"/></selectPointInteraction>`;
    const { definition, what } = read(
      itemOf(declared({ cardinality: 'multiple', baseType: 'point' }, areas), body, template('map_response_point')),
    );
    expect(what).toEqual([]);
    if (definition?.kind !== 'pointOnPicture') throw new Error('points');
    expect(definition.areas.map(({ share }) => Math.round(share * 100))).toEqual([67, 33]);
  });

  test('several interactions are one question of several parts', () => {
    const declarations = declared({ id: 'A' }, right('1')) + declared({ id: 'B' }, right('2'));
    const one = (id: string) =>
      `<choiceInteraction responseIdentifier="${id}" maxChoices="1"><simpleChoice identifier="1">một</simpleChoice><simpleChoice identifier="2">hai</simpleChoice></choiceInteraction>`;
    const gives = (id: string, points: number) =>
      `<responseCondition><responseIf><match><variable identifier="${id}"/><correct identifier="${id}"/></match><setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/><baseValue baseType="float">${points}</baseValue></sum></setOutcomeValue></responseIf></responseCondition>`;
    const processing = `<responseProcessing>${gives('A', 1)}${gives('B', 3)}</responseProcessing>`;
    const { definition, what, maximum } = read(
      itemOf(declarations, `<p>Đọc rồi trả lời.</p>${one('A')}<p>Và:</p>${one('B')}`, processing),
    );
    expect([maximum, what.filter((name) => name !== 'noMaxScore')]).toEqual([4, []]);
    expect(definition).toMatchObject({ kind: 'composite', parts: [{ points: 1 }, { points: 3 }] });
  });

  test('an open question waits for a person, with the rubric of its scorer', () => {
    const body = `<p>Bàn luận.</p><extendedTextInteraction responseIdentifier="RESPONSE"/><rubricBlock view="scorer"><p>Ba ý, mỗi ý một điểm</p></rubricBlock>`;
    const max =
      '<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>3</value></defaultValue></outcomeDeclaration>';
    const { definition, what, maximum } = read(itemOf(declared({ baseType: 'string' }, '') + max, body, ''));
    expect([maximum, what]).toEqual([3, []]);
    expect(definition).toMatchObject({ kind: 'essay', rubric: [{ criterion: 'Ba ý, mỗi ý một điểm', points: 3 }] });
  });
});

describe('what a question cannot keep is said', () => {
  const asked = choices('choiceInteraction', 'maxChoices="1"', 'A', 'B');

  test('a scoring that none of our rules gives, with an answer that shows it', () => {
    const both = `<responseProcessing><responseCondition><responseIf><and><match><variable identifier="A"/><correct identifier="A"/></match><match><variable identifier="B"/><correct identifier="B"/></match></and><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
    const declarations =
      declared({ id: 'A', baseType: 'string' }, right('x')) + declared({ id: 'B', baseType: 'string' }, right('y'));
    const body =
      '<p><textEntryInteraction responseIdentifier="A"/> và <textEntryInteraction responseIdentifier="B"/></p>';
    const { problems } = read(itemOf(declarations, body, both));
    expect(problems).toContainEqual({ what: 'ownScoringReplaced', detail: expect.stringContaining('→') });
  });

  test.each([
    ['no processing at all', declared({}, right('A')), asked, '', 'noResponseProcessing'],
    [
      'a mistake in the processing',
      declared({}, right('A')),
      asked,
      '<responseProcessing><magic/></responseProcessing>',
      'noResponseProcessing',
    ],
    [
      'feedback',
      declared({}, right('A')),
      `<feedbackBlock outcomeIdentifier="F" identifier="x" showHide="show"><p>Giỏi</p></feedbackBlock>${asked}`,
      undefined,
      'contentLost',
    ],
    [
      'a picture that is not there',
      declared({}, right('A')),
      `<p><img src="mat.png" alt="x"/></p>${asked}`,
      undefined,
      'missingFile',
    ],
    ['nothing to answer', '', '<p>Chỉ để đọc.</p>', undefined, 'noInteraction'],
    [
      'an interaction of somebody’s own',
      declared({}, ''),
      '<customInteraction responseIdentifier="RESPONSE"/>',
      undefined,
      'kindNotSupported',
    ],
  ])('%s', (_, declarations, body, processing, problem) => {
    expect(read(itemOf(declarations, body, processing)).what).toContain(problem);
  });

  test('a passage that stands in a page of its own is read with the item', () => {
    const body = `<object data="bai-doc.html" type="text/html"/>${asked}`;
    const page = new TextEncoder().encode(
      '<html><body><h1>Bài đọc</h1><p>Ngày xưa</p><script>alert(1)</script></body></html>',
    );
    const { definition } = read(itemOf(declared({}, right('A')), body), { 'bai-doc.html': page });
    expect(wordsOf(definition?.stem ?? [])).toBe('Bài đọc\nNgày xưa\nChọn đi');
  });

  test('numbers of a template are drawn once, printed, and asked for', () => {
    const templates = `<templateDeclaration identifier="N" cardinality="single" baseType="integer"/><templateProcessing><setTemplateValue identifier="N"><randomInteger min="3" max="9"/></setTemplateValue><setCorrectResponse identifier="RESPONSE"><variable identifier="N"/></setCorrectResponse></templateProcessing>`;
    const body =
      '<p>Viết lại số <printedVariable identifier="N"/>: <textEntryInteraction responseIdentifier="RESPONSE"/></p>';
    const { definition, what } = read(itemOf(templates + declared({ baseType: 'integer' }, ''), body));
    if (definition?.kind !== 'shortAnswer') throw new Error('a short answer');
    expect(wordsOf(definition.stem)).toBe(`Viết lại số ${definition.accepted[0]}:`);
    expect(what).toContain('templateFixed');
  });
});

test('a stimulus is kept with the question', () => {
  const stimulus = { title: 'Bài đọc', content: plainText('Ngày xưa…') };
  const xml = itemOf(declared({}, right('A')), choices('choiceInteraction', 'maxChoices="1"', 'A', 'B'));
  expect(readItem(readXml(xml), filesBeside(new Map(), 'i.xml'), stimulus).definition).toMatchObject({ stimulus });
});

test('an item says what it scores on its declared answer and on none, by both scorings', async () => {
  const xml = itemOf(declared({}, right('B')), choices('choiceInteraction', 'maxChoices="1"', 'A', 'B'));
  const { items } = await assess({ name: 'i.xml', bytes: new TextEncoder().encode(xml) });
  expect(items).toMatchObject([
    {
      identifier: 'i1',
      kind: 'choice',
      score: 1,
      maximum: 1,
      scoreEmpty: 0,
      taken: { score: 1, scoreEmpty: 0 },
      byTemplate: 'match_correct',
    },
  ]);
});

test('an archive of items without a manifest is read item by item', async () => {
  const xml = itemOf(declared({}, right('B')), choices('choiceInteraction', 'maxChoices="1"', 'A', 'B'));
  const zip = zipSync({ 'b/hai.xml': new TextEncoder().encode(xml), 'b/doc.txt': new Uint8Array([1]) });
  const { questions, format } = await readQuestionFile({ name: 'câu hỏi.zip', bytes: zip });
  expect([format, questions.map(({ file, definition }) => [file, definition.kind])]).toEqual([
    'qti',
    [['b/hai.xml', 'choice']],
  ]);
});

describe('what a candidate would read after answering', () => {
  const withFeedback = (inner: string) =>
    read(
      itemOf(declared({}, right('B')), choices('choiceInteraction', 'maxChoices="1"', 'A', 'B')).replace(
        '</assessmentItem>',
        `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="sai" showHide="show">${inner}</modalFeedback></assessmentItem>`,
      ),
    );
  test.each(['Hãy đọc lại bài.', '<p><img src="ban-do.png" alt=""/></p>'])('%s is reported as lost', (inner) => {
    expect(withFeedback(inner).problems).toContainEqual({ what: 'contentLost', detail: 'feedback' });
  });
  test('is no loss where it says nothing', () => {
    expect(withFeedback(' ').what).not.toContain('contentLost');
  });
});
