import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWord } from '../read-word.ts';
import { docx, lines, p } from '../testing/docx.ts';
import { equationInMetafile } from './metafile.ts';
import { mtefWriter } from './writer.ts';

const writer = mtefWriter(5);
const FRACTION = Uint8Array.from(
  writer.mtef(writer.template(11, 0, writer.line(writer.char('a')), writer.line(writer.char('b')))),
);

/** A comment by MathType's convention, one chunk of a whole of `total` bytes. */
function comment(data: Uint8Array, total = data.byteLength, owner = 'Design Science, Inc.'): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16LE(1, 0);
  head.writeUInt32LE(total, 2);
  head.writeUInt32LE(data.byteLength, 6);
  return Buffer.concat([Buffer.from('AppsMFCC'), head, Buffer.from(`${owner}\0`), data]);
}

/** A placeable WMF whose records are a mapping mode and these comments. */
function wmf(...comments: Buffer[]): Uint8Array {
  const record = (data: Buffer) => {
    const padded = Buffer.concat([data, Buffer.alloc(data.byteLength % 2)]);
    const head = Buffer.alloc(10);
    head.writeUInt32LE((10 + padded.byteLength) / 2, 0);
    head.writeUInt16LE(0x0626, 4);
    head.writeUInt16LE(15, 6);
    head.writeUInt16LE(data.byteLength, 8);
    return Buffer.concat([head, padded]);
  };
  const placeable = Buffer.alloc(22);
  placeable.writeUInt32LE(0x9ac6cdd7, 0);
  const header = Buffer.alloc(18);
  header.writeUInt16LE(1, 0);
  header.writeUInt16LE(9, 2);
  const mapping = Buffer.from([4, 0, 0, 0, 3, 1, 8, 0]);
  const end = Buffer.from([3, 0, 0, 0, 0, 0]);
  return new Uint8Array(Buffer.concat([placeable, header, mapping, ...comments.map(record), end]));
}

function emf(data: Buffer): Uint8Array {
  const header = Buffer.alloc(88);
  header.writeUInt32LE(1, 0);
  header.writeUInt32LE(88, 4);
  header.writeUInt32LE(0x464d4520, 40);
  const padded = Buffer.concat([data, Buffer.alloc((4 - (data.byteLength % 4)) % 4)]);
  const head = Buffer.alloc(12);
  head.writeUInt32LE(70, 0);
  head.writeUInt32LE(12 + padded.byteLength, 4);
  head.writeUInt32LE(data.byteLength, 8);
  return new Uint8Array(Buffer.concat([header, head, padded]));
}

test('a formula is read from the picture that MathType drew of it', () => {
  expect(equationInMetafile(wmf(comment(FRACTION)))).toBe('\\frac{a}{b}');
  expect(equationInMetafile(emf(comment(FRACTION)))).toBe('\\frac{a}{b}');
});

test('one that is cut into two comments is put together, half of one is none', () => {
  const [head, tail] = [FRACTION.subarray(0, 40), FRACTION.subarray(40)];
  const whole = FRACTION.byteLength;
  expect(equationInMetafile(wmf(comment(head, whole), comment(tail, whole)))).toBe('\\frac{a}{b}');
  expect(equationInMetafile(wmf(comment(head, whole)))).toBeNull();
});

test('comments of other programs and pictures without any hold none', () => {
  expect(equationInMetafile(wmf(comment(FRACTION, FRACTION.byteLength, 'Somebody else')))).toBeNull();
  expect(equationInMetafile(wmf())).toBeNull();
  expect(equationInMetafile(new Uint8Array(3))).toBeNull();
});

test('broken pictures are no faults', () => {
  const whole = wmf(comment(FRACTION));
  fc.assert(
    fc.property(fc.nat(whole.byteLength - 1), fc.nat(255), fc.nat(whole.byteLength), (at, byte, length) => {
      const broken = whole.slice(0, length);
      if (at < length) broken[at] = byte;
      expect([null, 'string']).toContain(equationInMetafile(broken) === null ? null : 'string');
    }),
    { numRuns: 500 },
  );
});

test('in a Word file it stands as a formula, in its place in the sentence', async () => {
  const picture = '<w:r><w:pict><v:shape><v:imagedata r:id="p"/></v:shape></w:pict></w:r>';
  const body =
    p(`<w:r><w:t xml:space="preserve">Câu 1. Rút gọn </w:t></w:r>${picture}`) +
    lines('A. 1\tB. 2\tC. 3\tD. 4', 'Đáp án: A');
  const { questions } = await readWord(
    docx(body, {
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.wmf"/></Relationships>',
      'word/media/image1.wmf': wmf(comment(FRACTION)),
    }),
  );
  expect(questions[0]?.definition.stem).toMatchObject([
    { content: [{ text: 'Rút gọn ' }, { type: 'math', latex: '\\frac{a}{b}' }] },
  ]);
  expect(questions[0]).toMatchObject({ counts: { formulas: 1, images: 0 }, problems: [] });
});
