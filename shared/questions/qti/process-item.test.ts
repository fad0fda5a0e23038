import { describe, expect, test } from 'vitest';
import { prepareItem, processItem } from './process-item.ts';
import { readXml, UnreadableXml } from './read-xml.ts';
import { container, type Scalar, single, type Valued } from './value.ts';

const CHOICE = `<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
  <correctResponse><value>A</value><value>B</value></correctResponse>
  <mapping lowerBound="0" upperBound="2.5" defaultValue="-1"><mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="B" mappedValue="2"/></mapping>
</responseDeclaration>`;
const item = (inner: string) =>
  readXml(`<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2">${inner}</assessmentItem>`);
const SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>';
const chosen = (...ids: string[]) => new Map<string, Valued>([['RESPONSE', container('multiple', 'identifier', ids)]]);
const template = (name: string) =>
  `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/${name}"/>`;

function scoreOf(inner: string, given: ReadonlyMap<string, Valued>) {
  const { values, faults } = processItem(prepareItem(item(inner), 'seed'), given);
  return { score: values.get('SCORE')?.values[0] ?? null, faults: [...faults] };
}

describe('the published templates', () => {
  test.each([
    ['match_correct', ['B', 'A'], 1],
    ['match_correct', ['A'], 0],
    ['match_correct', [], 0],
    ['match_correct.xml', ['A', 'B'], 1],
    ['map_response', ['A'], 1],
    ['map_response', ['A', 'B'], 2.5],
    ['map_response', ['A', 'A'], 1],
    ['map_response', ['A', 'C'], 0],
    ['map_response', [], 0],
    ['CC2_map_response', ['B'], 2],
  ])('%s of %j gives %d', (name, ids, points) => {
    expect(scoreOf(CHOICE + SCORE + template(name), chosen(...ids))).toEqual({ score: points, faults: [] });
  });

  test('give SCORE although the item forgot to declare it, and say so', () => {
    expect(scoreOf(CHOICE + template('match_correct'), chosen('A', 'B'))).toEqual({
      score: 1,
      faults: ['undeclared SCORE'],
    });
  });

  test('that nobody published are named', () => {
    expect(scoreOf(CHOICE + SCORE + template('my_own'), chosen('A')).faults).toEqual([
      expect.stringContaining('template'),
    ]);
  });
});

test('the same rules are read in the words of every version', () => {
  const three = readXml(`<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0">
    <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="float"/>
    <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
    <qti-response-processing><qti-response-condition><qti-response-if>
      <qti-equal tolerance-mode="absolute" tolerance="0.1 0.2" include-upper-bound="false">
        <qti-base-value base-type="float">3</qti-base-value><qti-variable identifier="RESPONSE"/></qti-equal>
      <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">2</qti-base-value></qti-set-outcome-value>
    </qti-response-if></qti-response-condition></qti-response-processing></qti-assessment-item>`);
  const prepared = prepareItem(three, 'seed');
  const score = (given: number) =>
    processItem(prepared, new Map([['RESPONSE', single('float', given)]])).values.get('SCORE')?.values[0];
  expect([2.8, 2.9, 3, 3.1, 3.2].map(score)).toEqual([0, 2, 2, 2, 0]);
});

test('a value on a line of its own in the file is the value, not its indentation', () => {
  const [before, after] = ['\n\t\t\t', '\r\n  '];
  const indented = item(`
    <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string">
      <correctResponse><value>${before}con mèo${after}</value></correctResponse></responseDeclaration>
    <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
    <responseProcessing><responseCondition><responseIf>
      <stringMatch caseSensitive="true"><variable identifier="RESPONSE"/>
        <baseValue baseType="string">${before}con mèo${after}</baseValue></stringMatch>
      <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
    </responseIf></responseCondition></responseProcessing>`);
  const prepared = prepareItem(indented, 'seed');
  expect(prepared.correct.get('RESPONSE')?.values).toEqual(['con mèo']);
  const given = new Map([['RESPONSE', single('string', 'con mèo')]]);
  expect(processItem(prepared, given).values.get('SCORE')?.values).toEqual([1]);
});

/** One expression over constants: [type, value...] become single values; nested elements are written out. */
const c = (type: string, ...values: Scalar[]) =>
  values.map((value) => `<baseValue baseType="${type}">${value}</baseValue>`).join('');
const many = (type: string, ...values: Scalar[]) => `<multiple>${c(type, ...values)}</multiple>`;
const inOrder = (type: string, ...values: Scalar[]) => `<ordered>${c(type, ...values)}</ordered>`;

function computed(expression: string, type: string) {
  const declared = `<outcomeDeclaration identifier="X" cardinality="single" baseType="${type}"><defaultValue/></outcomeDeclaration>`;
  const rule = `<responseProcessing><setOutcomeValue identifier="X">${expression}</setOutcomeValue></responseProcessing>`;
  return processItem(prepareItem(item(declared + rule), 'seed'), new Map()).values.get('X')?.values[0] ?? null;
}

describe('expressions', () => {
  test.each<[string, string, Scalar | null]>([
    ['boolean', `<and>${c('boolean', true)}<null/></and>`, null],
    ['boolean', `<and>${c('boolean', false)}<null/></and>`, false],
    ['boolean', `<or>${c('boolean', true)}<null/></or>`, true],
    ['boolean', `<anyN min="1" max="2">${c('boolean', true, true, false)}</anyN>`, true],
    ['boolean', `<anyN min="1" max="1">${c('boolean', true)}<null/></anyN>`, null],
    ['boolean', `<match>${many('identifier', 'A', 'B')}${many('identifier', 'B', 'A')}</match>`, true],
    ['boolean', `<match>${inOrder('identifier', 'A', 'B')}${inOrder('identifier', 'B', 'A')}</match>`, false],
    ['boolean', `<match>${c('pair', 'B A')}${c('pair', 'A B')}</match>`, true],
    ['boolean', `<match>${c('directedPair', 'B A')}${c('directedPair', 'A B')}</match>`, false],
    ['boolean', `<member>${c('identifier', 'A')}${many('identifier', 'A', 'B')}</member>`, true],
    ['boolean', `<contains>${inOrder('identifier', 'A', 'B', 'C')}${inOrder('identifier', 'B', 'C')}</contains>`, true],
    [
      'boolean',
      `<contains>${inOrder('identifier', 'A', 'B', 'C')}${inOrder('identifier', 'A', 'C')}</contains>`,
      false,
    ],
    ['boolean', `<contains>${many('identifier', 'A', 'B')}${many('identifier', 'A', 'A')}</contains>`, false],
    ['boolean', `<stringMatch caseSensitive="false">${c('string', 'Huế', 'HUẾ')}</stringMatch>`, true],
    ['boolean', `<substring caseSensitive="true">${c('string', 'nội', 'Hà nội')}</substring>`, true],
    ['boolean', `<patternMatch pattern="[Hh]à.*">${c('string', 'Hà Nội')}</patternMatch>`, true],
    ['boolean', `<equal toleranceMode="relative" tolerance="10">${c('float', 20, 22)}</equal>`, true],
    ['boolean', `<equalRounded roundingMode="decimalPlaces" figures="1">${c('float', 1.25, 1.3)}</equalRounded>`, true],
    ['boolean', `<inside shape="poly" coords="0,0,10,0,0,10">${c('point', '3 3')}</inside>`, true],
    ['boolean', `<inside shape="poly" coords="0,0,10,0,0,10">${c('point', '8 8')}</inside>`, false],
    ['boolean', `<inside shape="ellipse" coords="0,0,4,2">${c('point', '0 3')}</inside>`, false],
    ['boolean', `<durationLT>${c('duration', 'PT59S', 'PT1M')}</durationLT>`, true],
    ['float', `<sum>${c('float', 1, 2)}<null/></sum>`, null],
    ['float', `<sum>${many('float', 1, 2)}${c('float', 3)}</sum>`, 6],
    ['float', `<product>${c('float', 2, 2.5)}</product>`, 5],
    ['float', `<divide>${c('float', 1, 0)}</divide>`, null],
    ['float', `<power>${c('float', 2, 10)}</power>`, 1024],
    ['integer', `<integerDivide>${c('integer', -7, 2)}</integerDivide>`, -4],
    ['integer', `<integerModulus>${c('integer', -7, 2)}</integerModulus>`, 1],
    ['integer', `<round>${c('float', -2.5)}</round>`, -2],
    ['integer', `<truncate>${c('float', -2.5)}</truncate>`, -2],
    ['float', `<roundTo roundingMode="significantFigures" figures="3">${c('float', 1234.5)}</roundTo>`, 1230],
    ['integer', `<gcd>${c('integer', 12, 18)}</gcd>`, 6],
    ['integer', `<lcm>${c('integer', 4, 6)}</lcm>`, 12],
    ['float', `<max>${c('float', 1, 3, 2)}</max>`, 3],
    ['float', `<statsOperator name="popVariance">${many('float', 1, 2, 3)}</statsOperator>`, 2 / 3],
    ['float', `<mathOperator name="log">${c('float', 1000)}</mathOperator>`, 3],
    ['integer', `<containerSize>${many('identifier', 'A', 'B')}</containerSize>`, 2],
    ['integer', '<containerSize><null/></containerSize>', 0],
    ['identifier', `<index n="2">${inOrder('identifier', 'A', 'B')}</index>`, 'B'],
    [
      'integer',
      `<containerSize><delete>${c('identifier', 'A')}${many('identifier', 'A', 'B', 'A')}</delete></containerSize>`,
      1,
    ],
    ['integer', `<containerSize><repeat numberRepeats="3">${c('integer', 1)}</repeat></containerSize>`, 3],
    ['identifier', `<random>${many('identifier', 'A')}</random>`, 'A'],
    ['integer', '<randomInteger min="4" max="4"/>', 4],
    ['float', '<mathConstant name="pi"/>', Math.PI],
  ])('%s: %s is %s', (type, expression, expected) => {
    const got = computed(expression, type);
    if (typeof expected === 'number') expect(got).toBeCloseTo(expected, 9);
    else expect(got).toBe(expected);
  });
});

test('what every item has without declaring it is known: the first attempt is being scored', () => {
  const rule = '<setOutcomeValue identifier="SCORE"><variable identifier="numAttempts"/></setOutcomeValue>';
  const state =
    '<setOutcomeValue identifier="completionStatus"><baseValue baseType="identifier">completed</baseValue></setOutcomeValue>';
  const given = scoreOf(`${SCORE}<responseProcessing>${rule}${state}</responseProcessing>`, new Map());
  expect(given).toEqual({ score: 1, faults: [] });
});

describe('an item with numbers of its own', () => {
  const inner = `<templateDeclaration identifier="N" cardinality="single" baseType="integer"/>
    <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="integer"/>${SCORE}
    <templateProcessing><setTemplateValue identifier="N"><randomInteger min="1" max="1000"/></setTemplateValue>
      <templateConstraint><gt><variable identifier="N"/>${c('integer', 990)}</gt></templateConstraint>
      <setCorrectResponse identifier="RESPONSE"><sum><variable identifier="N"/>${c('integer', 1)}</sum></setCorrectResponse>
    </templateProcessing>${template('match_correct')}`;

  test('draws them again until its condition holds, and knows the right answer to what it drew', () => {
    // One draw in a hundred holds; with a hundred tries some seed of these finds it.
    const drawn = Array.from({ length: 20 }, (_, seed) => prepareItem(item(inner), `seed ${seed}`));
    expect(drawn.some(({ values }) => Number(values.get('N')?.values[0]) > 990)).toBe(true);
    for (const prepared of drawn) {
      const correct = prepared.correct.get('RESPONSE') ?? null;
      if (!correct) continue;
      expect(correct.values[0]).toBe(Number(prepared.values.get('N')?.values[0]) + 1);
      expect(processItem(prepared, new Map([['RESPONSE', correct]])).values.get('SCORE')?.values[0]).toBe(1);
    }
  });

  test('is the same item for the same seed', () => {
    const [once, again] = [prepareItem(item(inner), 'x'), prepareItem(item(inner), 'x')];
    expect(once.values.get('N')).toEqual(again.values.get('N'));
  });
});

describe('what a file should not say', () => {
  test.each([
    ['<setOutcomeValue identifier="NOWHERE"><null/></setOutcomeValue>', 'undeclared NOWHERE'],
    ['<setOutcomeValue identifier="SCORE"><magic/></setOutcomeValue>', 'magic'],
    ['<setOutcomeValue identifier="SCORE"><mapResponse identifier="R2"/></setOutcomeValue>', 'mapResponse R2'],
    ['<setOutcomeValue identifier="SCORE"/>', ''],
    ['<doMagic/>', 'doMagic'],
    [
      `<responseCondition><responseElse/><responseElseIf>${c('boolean', true)}</responseElseIf></responseCondition>`,
      'responseElseIf',
    ],
  ])('%s', (rule, fault) => {
    const second = '<responseDeclaration identifier="R2" cardinality="single" baseType="identifier"/>';
    const { faults } = scoreOf(
      `${CHOICE}${second}${SCORE}<responseProcessing>${rule}</responseProcessing>`,
      chosen('A'),
    );
    expect(faults).toEqual(fault === '' ? [] : [fault]);
  });

  test('rules without end are stopped and said', () => {
    const deep = '<sum>'.repeat(60) + '<null/>'.repeat(300) + '</sum>'.repeat(60);
    const rules = `<setOutcomeValue identifier="SCORE">${deep}</setOutcomeValue>`.repeat(150);
    expect(scoreOf(`${SCORE}<responseProcessing>${rules}</responseProcessing>`, new Map()).faults).toEqual([
      'too many steps',
    ]);
  });

  test.each([
    ['<a><b></a>', 'broken'],
    ['', 'broken'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'suspicious'],
    ['<a>'.repeat(300) + '</a>'.repeat(300), 'suspicious'],
    ['<a>&undeclared;</a>', 'broken'],
  ])('%.40s is refused as %s', (text, why) => {
    const attempt = () => readXml(text);
    expect(attempt).toThrow(UnreadableXml);
    expect(attempt).toThrow(expect.objectContaining({ why }));
  });
});
