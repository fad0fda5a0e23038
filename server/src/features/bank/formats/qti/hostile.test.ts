import { strToU8, zipSync } from 'fflate';
import { seededRandom } from 'shared/papers/random.ts';
import { SAMPLES } from 'shared/questions/testing/samples.ts';
import { describe, expect, test } from 'vitest';
import { readQuestionFile } from '../read-in-worker.ts';
import { UnreadableFile } from '../refusal.ts';
import { readQti } from './qti.ts';
import { writeItem } from './write/item.ts';
import { writePackage } from './write/package.ts';

/** Mutated files: a few hundred each time, as many as asked for with FUZZ_RUNS. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

const definitions = Object.values(SAMPLES).flatMap(({ definition, rekeyed }) => [definition, ...rekeyed]);
const questions = definitions.map((definition, at) => ({ id: `q${at}`, definition }));
const items = questions.map(({ id, definition }) =>
  strToU8(writeItem(definition, { identifier: id, path: () => null, stimulus: null })),
);
const packages = [await writePackage({ title: 'Gói', questions: questions.slice(0, 4), media: new Map() })];
const WORDS = [
  ...[
    '<',
    '>',
    '"',
    '&amp;',
    '&#0;',
    '-1',
    '1e308',
    'NaN',
    '0',
    ' ',
    '\ud800',
    'RESPONSE',
    'i_o1',
    ']]>',
    '<!--',
    '<?x?>',
  ],
  ...['<qti-sum>', '</qti-sum>', 'max-choices="999999999"', 'match-max="-5"', 'shape="default"', 'coords="1,2"'],
  '<qti-choice-interaction response-identifier="RESPONSE"/>',
  '<qti-text-entry-interaction response-identifier="RESPONSE"/>',
  '<qti-repeat number-repeats="1000000000"><qti-variable identifier="RESPONSE"/></qti-repeat>',
  'data-khaothi="{&quot;kind&quot;:&quot;composite&quot;}"',
];

/** One file changed in a few places: bytes turned, pieces cut, doubled, moved, or words that mean something put in. */
function mutated(source: Uint8Array, random: () => number): Uint8Array {
  let bytes = [...source];
  const at = () => Math.floor(random() * bytes.length);
  for (let turn = 1 + Math.floor(random() * 6); turn > 0; turn--) {
    const [from, size] = [at(), 1 + Math.floor(random() ** 3 * 400)];
    const kind = Math.floor(random() * 5);
    const piece = bytes.slice(from, from + size);
    if (kind === 0) bytes[from] = Math.floor(random() * 256);
    else if (kind === 1) bytes = [...bytes.slice(0, from), ...bytes.slice(from + size)];
    else if (kind === 2) bytes = [...bytes.slice(0, from), ...piece, ...bytes.slice(from)];
    else if (kind === 3) bytes = [...bytes.slice(0, at()), ...piece, ...bytes.slice(at())];
    else
      bytes = [
        ...bytes.slice(0, from),
        ...strToU8(WORDS[Math.floor(random() * WORDS.length)] ?? ''),
        ...bytes.slice(from),
      ];
  }
  return Uint8Array.from(bytes);
}

test(`of ${RUNS} spoiled files each is read or refused, and none does anything else`, {
  timeout: 3_600_000,
}, async () => {
  const random = seededRandom('spoiled QTI');
  const sources = [...items, ...items, ...packages];
  let [read, refused] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const bytes = mutated(sources[Math.floor(random() * sources.length)] ?? new Uint8Array(), random);
    try {
      await readQti({ name: 'x.xml', bytes });
      read++;
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw new Error(`run ${run}`, { cause: error });
      refused++;
    }
  }
  expect(read + refused).toBe(RUNS);
  expect(Math.min(read, refused)).toBeGreaterThan(0);
});

const asItem = (inner: string) =>
  strToU8(
    `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="x" title="x">${inner}</qti-assessment-item>`,
  );

describe('a file that means harm', () => {
  test.each([
    [
      'expands entities',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><qti-assessment-item>&b;</qti-assessment-item>',
    ],
    ['is nested without end', `<qti-assessment-item>${'<div>'.repeat(100_000)}`],
  ])('%s is refused', async (_, xml) => {
    await expect(readQti({ name: 'x.xml', bytes: strToU8(xml) })).rejects.toMatchObject({ why: 'fileSuspicious' });
  });

  test('reaches for files outside its package and gets none', async () => {
    const body =
      '<qti-item-body><p><img src="../../../etc/passwd" alt=""/><img src="file:///etc/passwd" alt=""/></p><qti-extended-text-interaction response-identifier="RESPONSE"/></qti-item-body>';
    const zip = zipSync({
      // A path that climbs out must not come to rest on what the package itself calls so.
      'etc/passwd': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      'a/item.xml': asItem(
        `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>${body}`,
      ),
    });
    const { items: found } = await readQti({ name: 'x.zip', bytes: zip });
    expect(found[0]?.media).toEqual([]);
    expect(found[0]?.problems.map(({ what }) => what)).toContain('missingFile');
  });

  test('asks for a thousand choices and a pattern that never ends, and is read within its worker’s time', async () => {
    const many = Array.from(
      { length: 1_000 },
      (_, at) => `<qti-simple-choice identifier="c${at}">x</qti-simple-choice>`,
    ).join('');
    const pattern = `<qti-pattern-match pattern="(a*)*(a|a)*b"><qti-base-value base-type="string">${'a'.repeat(5_000)}</qti-base-value></qti-pattern-match>`;
    const rules = `<qti-response-processing><qti-response-condition><qti-response-if>${pattern}<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>`;
    const declared =
      '<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier"/><qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>';
    const body = `<qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="0">${many}</qti-choice-interaction></qti-item-body>`;
    const { refused } = await readQuestionFile({ name: 'x.xml', bytes: asItem(declared + body + rules) });
    expect(refused[0]?.problems.map(({ what }) => what)).toContain('kindNotSupported');
  });
});
