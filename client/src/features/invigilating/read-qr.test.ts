import { create } from 'qrcode';
import { AnswerFile, sealAnswers } from 'shared/attempt/answer-file.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { type QrReading, type QrStep, qrPieces, readQrPiece } from 'shared/attempt/qr-chain.ts';
import { expect, test } from 'vitest';
import { readQr } from './read-qr.ts';

/** A picture as a camera gives it: `scale` pixels a module, a quiet zone, grey instead of black and white. */
function drawn(text: string, scale = 4) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 8) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(225);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4];
      const isInside = Math.min(row, column) >= 0 && Math.max(row, column) < modules.size;
      if (isInside && modules.get(row, column)) data.fill(40, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  return { data, width: side, height: side };
}

const attempt = '00000000-0000-8000-8000-000000000001';
const events = chain(
  genesis(attempt),
  Array.from({ length: 12 }, (_, index) => ({
    ...{ seq: index + 1, at: 1_790_000_000_000 + index, kind: 'answer' as const },
    ...{ item: `q${index + 1}`, response: `câu trả lời số ${index}` },
  })),
);

test("a paper read from the pictures of a pupil's screen, in any order and some twice, is the one that was sealed", () => {
  const serverKey = Uint8Array.from([9, ...new Uint8Array(31)]);
  const file = sealAnswers({ attempt, events }, { secret: new Uint8Array(32).fill(7), serverKey });
  const pieces = qrPieces(JSON.stringify(file));
  expect(pieces.length).toBeGreaterThan(2);
  const shown = [...pieces.toReversed()].toSpliced(1, 0, pieces.at(-1) ?? '');
  let reading: QrReading | null = null;
  const steps = shown.map((piece): QrStep => {
    const step: QrStep = readQrPiece(reading, readQr(drawn(piece)) ?? '');
    reading = step.reading;
    return step;
  });
  expect(steps.map(({ kind }) => kind)).toEqual(['new', 'known', ...pieces.slice(2).map(() => 'new'), 'whole']);
  const last = steps.at(-1);
  expect(AnswerFile.parse(JSON.parse(last?.kind === 'whole' ? last.text : '{}'))).toEqual(file);
});

test('a picture without a code reads as nothing', () => {
  expect(readQr({ data: new Uint8ClampedArray(100 * 100 * 4).fill(200), width: 100, height: 100 })).toBeNull();
});
