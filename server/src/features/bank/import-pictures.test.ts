import { createHash } from 'node:crypto';
import { mediaIn, plainText } from 'shared/questions/content.ts';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { describeQuestion } from './formats/describe-question.ts';
import { withPicturesReEncoded } from './import-pictures.ts';

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const drawn = await sharp({ create: { width: 6, height: 4, channels: 3, background: '#2b3f86' } })
  .png()
  .toBuffer();
const HIDING = Buffer.concat([drawn, Buffer.from('<script>alert(1)</script>')]);

function fileWith(mime: string, bytes: Uint8Array) {
  const sha256 = sha256Of(bytes);
  const stem = [
    ...plainText('Hình nào?'),
    { type: 'paragraph' as const, content: [{ type: 'image' as const, media: sha256, alt: 'hình' }] },
  ];
  const options = ['một', 'hai', 'ba', 'bốn'].map((word, at) => ({ id: 'abcd'.charAt(at), content: plainText(word) }));
  const question = describeQuestion(1, { kind: 'choice', stem, options, key: 'b' });
  return { questions: [{ ...question, source: stem }], pictures: [{ sha256, mime, bytes }] };
}

test('a picture of a file is written anew, and the question names what is kept', async () => {
  const { questions, pictures } = await withPicturesReEncoded(fileWith('image/png', HIDING), new Set());
  const [kept] = pictures;
  expect(Buffer.from(kept?.bytes ?? []).includes('script')).toBe(false);
  expect(kept?.sha256).toBe(sha256Of(kept?.bytes ?? new Uint8Array()));
  expect(questions[0]?.problems).toEqual([]);
  expect([...mediaIn(questions[0]?.definition), ...mediaIn(questions[0]?.source)]).toEqual([
    kept?.sha256,
    kept?.sha256,
  ]);
});

test('what only pretends to be a picture is kept as a note that no browser draws, and the question says so', async () => {
  const torn = Buffer.concat([drawn.subarray(0, 30), Buffer.from('<script>')]);
  const { questions, pictures } = await withPicturesReEncoded(fileWith('image/png', torn), new Set());
  expect(pictures[0]).toMatchObject({ mime: 'application/octet-stream', sha256: sha256Of(torn) });
  expect(questions[0]?.problems).toEqual([{ what: 'pictureNotShown', count: 1 }]);
});

test.each(['image/x-wmf', 'image/x-emf', 'audio/mpeg'])('%s stays as it is', async (mime) => {
  const file = fileWith(mime, HIDING);
  expect((await withPicturesReEncoded(file, new Set())).pictures).toEqual(file.pictures);
});

test('a bitmap is written anew; one that is packed, or only begins like one, is named as not shown', async () => {
  const bmp = Buffer.alloc(58);
  bmp.write('BM');
  for (const [at, value] of [
    [10, 54],
    [14, 40],
    [18, 1],
    [22, 1],
  ] as const)
    bmp.writeUInt32LE(value, at);
  bmp.writeUInt16LE(24, 28);
  expect((await withPicturesReEncoded(fileWith('image/bmp', bmp), new Set())).pictures[0]?.mime).toBe('image/png');
  bmp.writeUInt32LE(1, 30);
  for (const bytes of [bmp, Buffer.from('BM<script>')])
    expect(await withPicturesReEncoded(fileWith('image/bmp', bytes), new Set())).toMatchObject({
      pictures: [{ mime: 'application/octet-stream' }],
      questions: [{ problems: [{ what: 'pictureNotShown', count: 1 }] }],
    });
});

test('a scan in TIFF becomes a picture that browsers draw', async () => {
  const tiff = await sharp(drawn).tiff().toBuffer();
  const { questions, pictures } = await withPicturesReEncoded(fileWith('image/tiff', tiff), new Set());
  expect(pictures.map(({ mime }) => mime)).toEqual(['image/png']);
  expect(mediaIn(questions[0]?.definition)).toEqual([pictures[0]?.sha256]);
});

test('a picture that the unit has already is not written a second time', async () => {
  const file = fileWith('image/png', HIDING);
  const kept = new Set([file.pictures[0]?.sha256 ?? '']);
  expect(await withPicturesReEncoded(file, kept)).toMatchObject({ pictures: [{ bytes: HIDING }] });
});

test('a file whose pictures are more than a server should draw is refused', async () => {
  const vast = Buffer.from(drawn);
  vast.writeUInt32BE(60_000, 16);
  vast.writeUInt32BE(60_000, 20);
  const reading = withPicturesReEncoded(fileWith('image/png', vast), new Set());
  await expect(reading).rejects.toMatchObject({ why: 'fileTooLarge' });
});
