import { type Expected, LEVELS } from './expected.ts';
import type { Ink } from './ink.ts';
import { formulasIn, joined, MARKS, type PaperWriter, U } from './paper-writer.ts';
import { statementsInk } from './phrases.ts';
import { writeSolution, writeStemExtras } from './write-around.ts';

export function writeGroup(
  writer: PaperWriter,
  expected: Expected,
  begin: { ink: Ink[]; properties: string },
  mistake: string | null,
): void {
  const { chance, style } = writer;
  const statements = statementsInk(chance).slice(0, mistake === 'missingStatement' ? 3 : 4);
  const isSilent = mistake === 'noTrueStatement';
  const levels = statements.map(() => chance.pick(LEVELS));
  if (style.hasStatementLevels) expected.statementLevels = levels;
  const truth = statements.map(() => !isSilent && chance.oneIn(2));
  if (!truth.includes(true) && !isSilent) truth[chance.below(truth.length)] = true;
  if (!truth.includes(false)) truth[chance.below(truth.length)] = false;
  const signs = truth.map((one) => (one ? 'Đ' : 'S'));
  const mark = style.choiceKey in MARKS ? writer.look(style.choiceKey) : U;
  const isMarked = style.groupKey === 'mark' && !isSilent;
  const written = statements.map((ink, at): Ink[] => {
    const letter = 'abcd'.charAt(at);
    const look = isMarked && truth[at] ? mark : '';
    const star = style.groupKey === 'star' && truth[at] && !isSilent ? '*' : '';
    const end = style.groupKey === 'atEnd' && !isSilent ? [{ words: ` (${signs[at]})` }] : [];
    return [
      ...(star === '' ? [] : [{ words: star }]),
      { words: letter, looks: look },
      { words: `) ${style.hasStatementLevels ? `[${levels[at]}] ` : ''}` },
      ...ink,
      ...end,
    ];
  });
  const layout = style.groupKey === 'ticks' ? 'ticks' : style.groupLayout;
  if (layout === 'inStem')
    writer.paragraph([...begin.ink, { words: '\n' }, ...joined(written, '\n')], begin.properties);
  else {
    writer.paragraph(begin.ink, begin.properties);
    writeStemExtras(writer, expected);
    if (layout === 'breaks') writer.paragraph(joined(written, '\n'));
    else if (layout === 'table') writer.table(written.map((one) => [one]));
    else if (layout === 'ticks')
      writer.table([
        [[{ words: 'Mệnh đề' }], [{ words: 'Đúng' }], [{ words: 'Sai' }]],
        ...written.map((one, at): Ink[][] => [
          one,
          [{ words: truth[at] && !isSilent ? 'x' : '' }],
          [{ words: truth[at] || isSilent ? '' : 'x' }],
        ]),
      ]);
    else for (const one of written) writer.paragraph(one);
  }
  expected.options = statements.length;
  expected.formulas += statements.reduce((sum, ink) => sum + formulasIn(ink), 0);
  expected.key = signs.join('');
  const words = signs.map((sign) => (sign === 'Đ' ? 'Đúng' : 'Sai'));
  const lettered = (values: readonly string[], between: string) =>
    values.map((value, at) => `${'abcd'.charAt(at)}) ${value}`).join(between);
  const said: Readonly<Record<string, string>> = {
    'Đ S Đ S': `Đáp án: ${signs.join(' ')}`,
    ĐSĐS: `Đáp án: ${signs.join('')}`,
    'a) Đ': `Đáp án: ${lettered(signs, ' ')}`,
    'a) Đúng': `Đáp án: ${lettered(words, chance.pick(['; ', ', ', ' ']))}.`,
    'Đúng, Sai': `Đáp án: ${words.join(', ')}`,
    'Đ-S': `Đáp án: ${signs.join(chance.pick(['-', ' – ', ', ', ' / ']))}`,
  };
  const line = said[style.groupKey];
  if (line && !isSilent) writer.line(writer.typed(line));
  if (style.groupKey === 'after' && !isSilent) writer.late.push({ part: 2, n: expected.n, key: signs.join('') });
  writeSolution(
    writer,
    expected,
    style.groupKey === 'inSolution' && !isSilent
      ? words.map((word, at) => ({
          words: `${'abcd'.charAt(at)}) ${word}${chance.pick(['.', ', vì theo định nghĩa.', ': theo bảng số liệu.'])}`,
        }))
      : null,
  );
}
