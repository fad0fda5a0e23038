import type { Expected } from './expected.ts';
import type { Ink } from './ink.ts';
import { type PaperWriter, RED, U } from './paper-writer.ts';
import { SHORT_KEYS } from './phrases.ts';
import { writeSolution, writeStemExtras } from './write-around.ts';

export function writeShort(
  writer: PaperWriter,
  expected: Expected,
  begin: { ink: Ink[]; properties: string },
  mistake: string | null,
): void {
  const { chance, style } = writer;
  const isCells = style.shortKey === 'cells';
  const key =
    mistake === 'keyTooLong'
      ? chance.pick(['-12,75', '12345', '12,75'])
      : mistake === 'badKeyFormat'
        ? chance.pick(isCells ? ['1-'] : ['bốn', '5 cm', 'x = 2'])
        : chance.pick(SHORT_KEYS);
  const isSilent = mistake === 'noKey';
  expected.key = isSilent ? null : key;
  if (style.shortKey === 'aside' && !isSilent) begin.ink.push({ words: `\tĐáp án: ${key}` });
  writer.paragraph(begin.ink, begin.properties);
  if (style.shortKey !== 'aside') writeStemExtras(writer, expected);
  if (isSilent) {
    writeSolution(writer, expected, null);
    return;
  }
  if (style.shortKey === 'formula') writer.paragraph([{ words: 'Đáp án: ' }, { formula: key }]);
  else if (style.shortKey === 'A. #') writer.paragraph([{ words: 'A', looks: U + RED }, { words: `. ${key}` }]);
  else if (style.shortKey === 'cells') {
    writer.line('Đáp án:');
    writer.table([[...key].map((sign) => [{ words: sign }])]);
  } else if (style.shortKey === 'after') writer.late.push({ part: 3, n: expected.n, key });
  else if (style.shortKey !== 'aside') writer.line(style.shortKey.replace('#', key));
  writeSolution(writer, expected, null);
}
