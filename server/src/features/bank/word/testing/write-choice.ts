import type { Expected } from './expected.ts';
import type { Ink } from './ink.ts';
import { BOLD, formulasIn, joined, MARKS, numbered, type PaperWriter } from './paper-writer.ts';
import { optionsInk } from './phrases.ts';
import { writeSolution, writeStemExtras } from './write-around.ts';

const DECOYS = '<w:b w:val="0"/><w:u w:val="none"/><w:color w:val="auto"/><w:highlight w:val="none"/>';

export function writeChoice(
  writer: PaperWriter,
  expected: Expected,
  begin: { ink: Ink[]; properties: string },
  mistake: string | null,
): void {
  const { chance, style } = writer;
  const options = optionsInk(chance, 4);
  if (mistake === 'missingOption') options.pop();
  if (mistake === 'duplicateOption') options[2] = [...(options[1] ?? [])];
  const key = chance.below(options.length);
  const keys = mistake === 'noKey' ? [] : mistake === 'twoKeys' ? [key, (key + 1) % options.length] : [key];
  const letter = 'ABCD'.charAt(key);
  let layout: string =
    style.layout === 'any' ? chance.pick(['lines', 'tabs', 'spaces', 'table', 'breaks']) : style.layout;
  if (layout === 'auto' && (style.choiceKey === 'star' || style.point === '/')) layout = 'lines';
  if (layout === 'inStem') {
    begin.ink.push(
      { words: '\n' },
      ...joined(
        options.map((_, at) => optionInk(writer, at, keys, options)),
        '\n',
      ),
    );
    const isHeld =
      style.isRunOn &&
      !style.label.startsWith('#') &&
      begin.properties === '' &&
      (style.choiceKey in MARKS || style.choiceKey === 'after');
    if (isHeld) writer.held.push(...(writer.held.length > 0 ? [{ words: '\n' }] : []), ...begin.ink);
    else writer.paragraph(begin.ink, begin.properties);
  } else {
    writer.paragraph(begin.ink, begin.properties);
    writeStemExtras(writer, expected);
    writeOptions(writer, layout, options, keys);
  }
  expected.options = options.length;
  expected.formulas += options.reduce((sum, ink) => sum + formulasIn(ink), 0);
  expected.key = keys.length === 1 ? letter : null;
  if (style.hasPins && layout !== 'auto' && options.length === 4) expected.pinned = ['D'];
  const isSilent = mistake === 'noKey';
  if (style.choiceKey === 'after' && !isSilent) writer.late.push({ part: 1, n: expected.n, key: letter });
  const said =
    style.choiceKey === 'said'
      ? [
          `Đáp án: ${letter}`,
          `Đáp án đúng: ${letter}.`,
          `Đáp án ${letter}`,
          `ĐÁP ÁN: ${letter}`,
          `Đáp án là: ${letter}`,
        ]
      : style.choiceKey === 'chosen'
        ? [`Chọn ${letter}`, `Chọn ${letter}.`, `Chọn đáp án ${letter}`]
        : [];
  if (said.length > 0 && !isSilent) writer.line(writer.typed(chance.pick(said)));
  const isSolved = style.choiceKey === 'inSolution' && !isSilent;
  writeSolution(
    writer,
    expected,
    isSolved ? [{ words: `Vì vậy chọn ${chance.oneIn(2) ? 'đáp án ' : ''}${letter}.` }] : null,
  );
}

function optionInk(
  writer: PaperWriter,
  at: number,
  keys: readonly number[],
  options: readonly Ink[][],
  hasLetter = true,
): Ink[] {
  const { style } = writer;
  const isKey = keys.includes(at);
  const look = isKey ? writer.look(style.choiceKey) : '';
  const own = style.isLetterBold && !look.includes('<w:b/>') ? BOLD : '';
  const content = (options[at] ?? []).map((piece) =>
    style.scope === 'whole' && look !== '' && 'words' in piece
      ? { ...piece, looks: (piece.looks ?? '') + look }
      : piece,
  );
  if (!hasLetter) return content;
  const marks = `${isKey && style.choiceKey === 'star' ? '*' : ''}${style.hasPins && at === 3 ? '#' : ''}`;
  const decoy = style.hasDecoys && look === '' && own === '' ? DECOYS : '';
  const letter: Ink = { words: writer.typed('ABCDE'.charAt(at)), looks: own + look + decoy };
  const point: Ink = { words: style.point, looks: own + (style.scope === 'letter' ? '' : look) };
  return [
    ...(marks === '' ? [] : [{ words: marks, looks: own }]),
    letter,
    point,
    { words: style.gap === '' && style.point === '/' ? ' ' : style.gap },
    ...content,
  ];
}

function writeOptions(writer: PaperWriter, layout: string, options: readonly Ink[][], keys: readonly number[]): void {
  const { chance, style } = writer;
  const all = options.map((_, at) => optionInk(writer, at, keys, options));
  const pairs = [all.slice(0, 2), all.slice(2)];
  const lead: Ink[] = chance.oneIn(2) ? [{ words: '\t' }] : [];
  switch (layout) {
    case 'tabs':
      if (chance.oneIn(2)) {
        writer.paragraph([...lead, ...joined(all, '\t')]);
        return;
      }
      for (const pair of pairs) writer.paragraph([...lead, ...joined(pair, chance.pick(['\t', '\t\t']))]);
      return;
    case 'spaces':
      if (chance.oneIn(2)) {
        writer.paragraph(joined(all, '      '));
        return;
      }
      for (const pair of pairs) writer.paragraph(joined(pair, '          '));
      return;
    case 'table':
      writer.table(chance.pick([[all], pairs, all.map((one) => [one])]));
      return;
    case 'letterCells': {
      const cells = all.map((ink, at) => {
        const content = optionInk(writer, at, keys, options, false);
        return [ink.slice(0, ink.length - content.length - 1), content];
      });
      writer.table(chance.oneIn(2) ? cells : [cells.slice(0, 2).flat(), cells.slice(2).flat()]);
      return;
    }
    case 'breaks':
      writer.paragraph(joined(all, '\n'));
      return;
    case 'auto': {
      const list = writer.list(`%1${style.point}`, 'upperLetter');
      for (const at of options.keys()) {
        const look = keys.includes(at) ? writer.look(style.choiceKey) : '';
        writer.paragraph(
          optionInk(writer, at, keys, options, false),
          `${numbered(list)}${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}`,
        );
      }
      return;
    }
    default:
      for (const one of all) writer.paragraph([...lead, ...one]);
  }
}
