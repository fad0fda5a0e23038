import { HEADINGS, type Part } from './expected.ts';
import type { Ink } from './ink.ts';
import type { PaperWriter } from './paper-writer.ts';

/** Keys behind the last question. */
export function writeKeysAfter(writer: PaperWriter): void {
  const { chance, style } = writer;
  if (writer.late.length === 0) return;
  if (chance.oneIn(2)) writer.line(chance.pick(['ĐÁP ÁN', 'BẢNG ĐÁP ÁN', 'HƯỚNG DẪN CHẤM', 'ĐÁP ÁN ĐỀ SỐ 1']));
  for (const part of [1, 2, 3] as const) {
    const keys = writer.late.filter((one) => one.part === part);
    if (keys.length === 0) continue;
    writer.line(`PHẦN ${['', 'I', 'II', 'III'][part]}. ${HEADINGS[part][1]}`);
    writeKeys(writer, part, keys, part === 1 ? style.afterForm : chance.pick(['lines', 'rows', 'columns']));
  }
}

function writeKeys(writer: PaperWriter, part: Part, keys: readonly { n: number; key: string }[], form: string): void {
  const { chance } = writer;
  const cell = (words: string | number): Ink[] => [{ words: String(words) }];
  switch (form) {
    case '1.A 2.B':
      writer.line(keys.map(({ n, key }) => `${n}.${key}`).join(chance.pick([' ', '  ', '\t'])));
      return;
    case '1-A; 2-B':
      writer.line(keys.map(({ n, key }) => `${n}-${key}`).join('; '));
      return;
    case '1A 2B':
      writer.line(keys.map(({ n, key }) => `${n}${key}`).join('  '));
      return;
    case 'rows':
      writer.table([
        [cell('Câu'), ...keys.map(({ n }) => cell(n))],
        [cell('Đáp án'), ...keys.map(({ key }) => cell(key))],
      ]);
      return;
    case 'columns':
      writer.table([
        [cell('Câu'), cell('Đáp án')],
        ...keys.map(({ n, key }) => [cell(part === 1 ? n : `Câu ${n}`), cell(key)]),
      ]);
      return;
    case 'cells':
      writer.table([keys.map(({ n, key }) => cell(`${n}.${key}`))]);
      return;
    case 'tabs':
      writer.line(['Câu', ...keys.map(({ n }) => n)].join('\t'));
      writer.line(['ĐA', ...keys.map(({ key }) => key)].join('\t'));
      return;
    case 'pairs': {
      const half = Math.ceil(keys.length / 2);
      writer.table(
        keys
          .slice(0, half)
          .map(({ n, key }, at) => [
            cell(n),
            cell(key),
            cell(keys[half + at]?.n ?? ''),
            cell(keys[half + at]?.key ?? ''),
          ]),
      );
      return;
    }
    default:
      for (const { n, key } of keys) writer.line(`Câu ${n}: ${key}`);
  }
}
