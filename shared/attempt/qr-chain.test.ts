import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type QrReading, type QrStep, qrPieces, readQrPiece } from './qr-chain.ts';

/** What is read of pictures one after another. */
function readAll(texts: readonly string[]): QrStep[] {
  let reading: QrReading | null = null;
  return texts.map((text) => {
    const step: QrStep = readQrPiece(reading, text);
    reading = step.reading;
    return step;
  });
}

test('a text comes back from its pieces in any order, however often each is read', () => {
  const chains = fc.string({ maxLength: 400 }).chain((text) => {
    const pieces = qrPieces(text, 17);
    const shuffled = fc.shuffledSubarray([...pieces, ...pieces], { minLength: pieces.length * 2 });
    return fc.tuple(fc.constant(text), shuffled);
  });
  fc.assert(
    fc.property(chains, ([text, pieces]) => {
      const whole = readAll(pieces).find(({ kind }) => kind === 'whole');
      expect(whole).toMatchObject({ text });
    }),
  );
});

test('a picture that was misread, is nobody of ours or was read before adds nothing', () => {
  const pieces = qrPieces('một bài làm dài'.repeat(20), 100);
  const steps = readAll([
    pieces[0] ?? '',
    pieces[0] ?? '',
    (pieces[1] ?? '').replace(/.$/, '#'),
    'https://thi.tinh.vn',
    (pieces[1] ?? '').replace(/\.2\.3\./, '.9.3.'),
  ]);
  expect(steps.map(({ kind }) => kind)).toEqual(['new', 'known', 'broken', 'other', 'broken']);
  expect(steps.at(-1)?.reading?.pieces.size).toBe(1);
});

test("pieces of two pupils' screens never mix", () => {
  const [one, two] = [qrPieces('a'.repeat(50), 20), qrPieces('b'.repeat(50), 20)];
  const steps = readAll([one[0] ?? '', one[1] ?? '', two[2] ?? '', two[0] ?? '', two[1] ?? '']);
  expect(steps.at(-1)).toMatchObject({ kind: 'whole', text: 'b'.repeat(50) });
});
