import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from './bank.ts';

const folder = mkdtempSync(join(tmpdir(), 'khaothi-bank-'));
const ONLY_A_HEAD = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB';
writeFileSync(
  join(folder, 'item.xml'),
  `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i1" title="t">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
    <qti-prompt>1 + 1 = ?</qti-prompt>
    <qti-simple-choice identifier="A">2</qti-simple-choice><qti-simple-choice identifier="B">3</qti-simple-choice>
  </qti-choice-interaction></qti-item-body>
  <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
  </qti-assessment-item>`,
);
writeFileSync(join(folder, 'torn.zip'), Buffer.from('504b0304140000000800', 'hex'));
writeFileSync(
  join(folder, 'quiz.xml'),
  `<quiz><question type="shortanswer"><name><text>a</text></name>
  <questiontext format="html"><text><![CDATA[<p>Hình nào? <img src="@@PLUGINFILE@@/a.png" alt="hình"></p>]]></text>
  <file name="a.png" path="/" encoding="base64">${ONLY_A_HEAD}</file></questiontext>
  <answer fraction="100"><text>A</text></answer></question></quiz>`,
);

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

test('a file of a folder that cannot be read says so itself, and takes no score from the others', async () => {
  expect(await run(['score', folder, '--declared-correct', '--json'])).toBe(0);
  expect(JSON.parse(said)).toMatchObject([
    { file: 'item.xml', items: [{ score: 1, maximum: 1 }] },
    { file: 'torn.zip', items: [], problems: [{ what: 'fileBroken' }] },
  ]);
  said = '';
  expect(await run(['score', folder, '--declared-correct'])).toBe(0);
  expect(said).toContain('torn.zip: 0 mục.\n  Tệp bị hỏng');
});

test('a picture that only begins like one is named, as it is where the file is uploaded', async () => {
  expect(await run(['import', join(folder, 'quiz.xml'), '--dry-run', '--json'])).toBe(0);
  expect(JSON.parse(said).problems).toMatchObject([{ n: 1, what: 'pictureNotShown', count: 1 }]);
});
