import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { qti } from './qti.ts';

const NS = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"';
const item = (id: string) =>
  `<assessmentItem ${NS} identifier="${id}" title="${id}" adaptive="false" timeDependent="false"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration><outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1" shuffle="false"><prompt>Hỏi ${id}</prompt><simpleChoice identifier="A">một</simpleChoice><simpleChoice identifier="B">hai</simpleChoice></choiceInteraction></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`;
const ref = (id: string) => `<assessmentItemRef identifier="${id}" href="../items/${id}.xml" fixed="false"/>`;
const resource = (id: string, type: string, href: string) =>
  `<resource identifier="${id}" type="${type}" href="${href}"><file href="${href}"/></resource>`;

/** Bytes of a PNG of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

test('what a section shows beside its items is what they are about', async () => {
  const section = `<assessmentSection identifier="s" title="Đọc hiểu" visible="true"><rubricBlock view="candidate"><p>Đoạn văn <img src="hinh.png" alt="Sông"/></p></rubricBlock><rubricBlock view="scorer"><p>Chấm theo ý</p></rubricBlock>${ref('i1')}${ref('i2')}</assessmentSection><assessmentSection identifier="t" title="Khác" visible="true">${ref('i3')}</assessmentSection>`;
  const files = {
    'imsmanifest.xml': `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><resources>${resource('t', 'imsqti_test_xmlv2p1', 'tests/test.xml')}${['i1', 'i2', 'i3'].map((id) => resource(id, 'imsqti_item_xmlv2p1', `items/${id}.xml`)).join('')}</resources></manifest>`,
    'tests/test.xml': `<assessmentTest ${NS} identifier="t" title="Đề"><testPart identifier="p" navigationMode="linear" submissionMode="individual">${section}</testPart></assessmentTest>`,
    ...Object.fromEntries(['i1', 'i2', 'i3'].map((id) => [`items/${id}.xml`, item(id)])),
  };
  const bytes = zipSync({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    'tests/hinh.png': new Uint8Array(PNG),
  });
  const { questions, pictures } = await qti.read({ name: 'gói.zip', bytes });
  expect(questions.map(({ section, definition: { stimulus } }) => [section, JSON.stringify(stimulus)])).toEqual([
    ['Đọc hiểu', expect.stringContaining('Đoạn văn')],
    ['Đọc hiểu', expect.stringContaining('Sông')],
    ['Khác', undefined],
  ]);
  expect(pictures).toHaveLength(1);
  expect(JSON.stringify(questions)).not.toContain('Chấm theo ý');
});
