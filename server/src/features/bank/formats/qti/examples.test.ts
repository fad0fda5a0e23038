import { readXml } from 'shared/questions/qti/read-xml.ts';
import { expect, test } from 'vitest';
import { assess } from './assess.ts';
import { filesBeside } from './item-files.ts';
import { readItem } from './read-item.ts';

/** Items of the shapes that the standard's implementation guide describes, written anew. */
const NS = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"';
const TEMPLATES = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates';
const by = (name: string) => `<responseProcessing template="${TEMPLATES}/${name}"/>`;
const processing = (inner: string) => `<responseProcessing>${inner}</responseProcessing>`;
const declared = (said: string, inner: string) => `<responseDeclaration ${said}>${inner}</responseDeclaration>`;
const right = (...values: string[]) =>
  `<correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`;
const paysWhen = (test: string) =>
  processing(
    `<responseCondition><responseIf>${test}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition>`,
  );
const isRight = (id: string) => `<match><variable identifier="${id}"/><correct identifier="${id}"/></match>`;
const item = (declarations: string, body: string, rules: string, said = 'adaptive="false"') =>
  `<assessmentItem ${NS} identifier="i" title="t" timeDependent="false" ${said}>${declarations}<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody><p>Hỏi</p>${body}</itemBody>${rules}</assessmentItem>`;
const choice = (id: string) =>
  `<choiceInteraction responseIdentifier="${id}" maxChoices="1"><simpleChoice identifier="A">một</simpleChoice><simpleChoice identifier="B">hai</simpleChoice></choiceInteraction>`;
const MAP = '<object type="image/png" data="m.png" width="200" height="100">Bản đồ</object>';
const spots = (name: string, said = '') =>
  ['A', 'B', 'C']
    .map((id, at) => `<${name} shape="circle" coords="${20 + 60 * at},40,8" identifier="${id}" ${said}/>`)
    .join('');
const PICTURES = filesBeside(
  new Map([
    [
      'm.png',
      Uint8Array.from(
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      ),
    ],
  ]),
  'item.xml',
);
const one = 'identifier="RESPONSE" cardinality="single"';
const many = 'identifier="RESPONSE" cardinality="multiple"';
const ordered = 'identifier="RESPONSE" cardinality="ordered"';

/** What it is, its kind with us, and what is said of it; each pays everything for its declared right answer and nothing for none. */
const SCORED: readonly [string, string, string, readonly string[]][] = [
  [
    'graphic order',
    item(
      declared(`${ordered} baseType="identifier"`, right('C', 'A', 'B')),
      `<graphicOrderInteraction responseIdentifier="RESPONSE">${MAP}${spots('hotspotChoice')}</graphicOrderInteraction>`,
      by('match_correct'),
    ),
    'labelPicture',
    [],
  ],
  [
    'graphic associate whose places have no names',
    item(
      declared(`${many} baseType="pair"`, right('C B', 'A C')),
      `<graphicAssociateInteraction responseIdentifier="RESPONSE" maxAssociations="3">${MAP}${spots('associableHotspot', 'matchMax="3"')}</graphicAssociateInteraction>`,
      by('match_correct'),
    ),
    'associate',
    [],
  ],
  [
    'position object on its stage',
    item(
      declared(
        `${many} baseType="point"`,
        `${right('20 40', '80 40')}<areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="20,40,8" mappedValue="1"/><areaMapEntry shape="circle" coords="80,40,8" mappedValue="1"/></areaMapping>`,
      ),
      `<positionObjectStage>${MAP}<positionObjectInteraction responseIdentifier="RESPONSE" maxChoices="2">${MAP}</positionObjectInteraction></positionObjectStage>`,
      by('map_response_point'),
    ),
    'pointOnPicture',
    [],
  ],
  [
    'several parts that are paid only together',
    item(
      declared('identifier="R1" cardinality="single" baseType="identifier"', right('A')) +
        declared('identifier="R2" cardinality="single" baseType="identifier"', right('B')) +
        declared('identifier="R3" cardinality="single" baseType="string"', right('York')),
      `${choice('R1')}${choice('R2')}<p>Gõ <textEntryInteraction responseIdentifier="R3"/></p>`,
      paysWhen(`<and>${isRight('R1')}${isRight('R2')}${isRight('R3')}</and>`),
    ),
    'composite',
    ['noMaxScore'],
  ],
  [
    'a template that draws its numbers',
    item(
      `${declared(`${one} baseType="integer"`, '')}<templateDeclaration identifier="A" cardinality="single" baseType="integer"/>`,
      '<p><printedVariable identifier="A"/> + 1 = <textEntryInteraction responseIdentifier="RESPONSE"/></p>',
      `<templateProcessing><setTemplateValue identifier="A"><randomInteger min="2" max="9"/></setTemplateValue><setCorrectResponse identifier="RESPONSE"><sum><variable identifier="A"/><baseValue baseType="integer">1</baseValue></sum></setCorrectResponse></templateProcessing>${paysWhen(`<equal toleranceMode="exact"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>`)}`,
    ),
    'shortAnswer',
    ['noMaxScore', 'templateFixed'],
  ],
  [
    'a hint and feedback, which are dropped by name',
    item(
      `${declared(`${one} baseType="identifier"`, right('A'))}<responseDeclaration identifier="HINT" cardinality="single" baseType="boolean"/>`,
      `${choice('RESPONSE')}<p><endAttemptInteraction responseIdentifier="HINT" title="Gợi ý"/></p><feedbackBlock outcomeIdentifier="F" identifier="A" showHide="show"><p>Đúng rồi</p></feedbackBlock>`,
      by('match_correct'),
    ),
    'choice',
    ['contentLost feedback', 'contentLost endAttemptInteraction'],
  ],
];

test.each(SCORED)('%s', async (_name, xml, kind, problems) => {
  const read = readItem(readXml(xml), PICTURES);
  const { items } = await assess({ name: 'item.xml', bytes: new TextEncoder().encode(xml) });
  expect(read.definition?.kind).toBe(kind);
  const said = read.problems.map(({ what, detail }) => (what === 'contentLost' ? `${what} ${detail}` : what));
  expect(said.toSorted()).toEqual(problems.toSorted());
  expect(items[0]).toMatchObject({ score: read.maximum, scoreEmpty: 0, taken: { score: read.maximum, scoreEmpty: 0 } });
});

test('a place without a name is called by where it lies', () => {
  const [, xml = ''] = SCORED[1] ?? [];
  expect(JSON.stringify(readItem(readXml(xml), PICTURES).definition)).toContain(
    'Vị trí 2 (cách mép trái 40 %, cách mép trên 40 %)',
  );
});

test('an interaction of a vendor is refused by name, a comparison of a vendor pays nothing and says so', () => {
  const response = declared(`${one} baseType="string"`, right('2x'));
  const own = readItem(readXml(item(response, '<customInteraction responseIdentifier="RESPONSE"/>', '')), PICTURES);
  expect(own).toMatchObject({
    definition: null,
    problems: [{ what: 'kindNotSupported', detail: 'customInteraction' }],
  });
  const operator = paysWhen('<customOperator class="x"><variable identifier="RESPONSE"/></customOperator>');
  const asked = '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>';
  const compared = readItem(readXml(item(response, asked, operator)), PICTURES);
  expect(compared.problems).toContainEqual({ what: 'invalidResponseProcessing', detail: 'customOperator' });
});
