import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';
import type { Level } from 'shared/questions/draft.ts';
import { Definition } from 'shared/questions/registry.ts';
import { describe, expect, test } from 'vitest';
import type { ExportMedia, ExportQuestion } from '../exports/exporter.ts';
import { readWord } from '../word/read-word.ts';
import { wordExporter } from './exporter.ts';

const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);
const sha256 = createHash('sha256').update(pixel).digest('hex');
const findPixel = (name: string): ExportMedia | null => (name === sha256 ? { mime: 'image/png', bytes: pixel } : null);

const asQuestion = (definition: Definition, level: Level | null = null, topic: string | null = null) => ({
  definition,
  level,
  topic,
});
const back = async (definitions: readonly Definition[]) =>
  (
    await readWord(
      (
        await wordExporter.write(
          definitions.map((one) => asQuestion(one)),
          findPixel,
        )
      ).bytes,
    )
  ).questions;

describe('questions written to Word and read again are the same', () => {
  test.each([
    'toan-2025-gach-chan',
    'dia-li-to-do-nfd',
    'hoa-hoc-tu-dong-loi-giai',
    'ngu-van-tu-luan',
    'tieng-anh-bang-dap-an',
    'tin-hoc-dinh-huong-sao',
    'ngan-hang-200-cau',
  ])('%s', async (name) => {
    const file = await readWord(readFileSync(new URL(`../word/fixtures/${name}.docx`, import.meta.url)));
    const pictures = new Map(file.pictures.map((picture) => [picture.sha256, picture]));
    const kept = file.questions.flatMap(({ definition, level, topic }): ExportQuestion[] => {
      const known = Definition.safeParse(definition);
      return known.success ? [{ definition: known.data, level, topic }] : [];
    });
    expect(kept.length).toBeGreaterThan(6);
    const { outcomes, bytes } = await wordExporter.write(kept, (name) => pictures.get(name) ?? null);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['written']));
    const again = (await readWord(bytes)).questions;
    const said = (one: { level: string | null; topic: string | null; definition: unknown }) =>
      JSON.stringify([one.level, one.topic, one.definition]);
    expect(again.map(said).sort()).toEqual(kept.map(said).sort());
  });

  const words = fc.oneof(
    fc.constantFrom(
      'Cho hàm số',
      'A. nước',
      'vitamin A. Chất',
      'Câu 3. Sai',
      'Lời giải',
      'giải phóng khí',
      'Chọn phát biểu đúng',
      'NB: thử',
      'là S',
      '. Đúng',
      'Đáp án: B',
      '[NB] thử',
      'a) đúng',
      'HẾT',
      '5 000 m',
      '<g1>',
      'x < y & z',
      '*C. sao',
      'PHẦN II',
      '(0,5 điểm)',
    ),
    fc.string({ unit: fc.constantFrom(...'abcđéốA1.,:;()[]-–*#/'), minLength: 1, maxLength: 12 }),
  );
  const text = fc.record({
    type: fc.constant('text' as const),
    text: words.map((each) => each.trim()).filter((each) => each !== ''),
    marks: fc.option(fc.subarray<Mark>(['bold', 'italic', 'underline'], { minLength: 1 }), { nil: undefined }),
  });
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    { weight: 3, arbitrary: text },
    fc
      .constantFrom('\\frac{1}{2}', 'x^{2}', '\\sqrt{3}', '\\left(0;1\\right)')
      .map((latex) => ({ type: 'math' as const, latex })),
    fc.constant({ type: 'image' as const, media: sha256, alt: 'hình', width: 40, height: 30 }),
    fc.constant<Inline>({ type: 'text', text: '2', marks: ['subscript'] }),
  );
  const paragraph = fc
    .array<Inline>(inline, { minLength: 1, maxLength: 4 })
    .map((content): Paragraph => ({ type: 'paragraph', content }));
  const table = fc
    .array(
      fc.array(
        paragraph.map((each) => ({ content: [each] })),
        { minLength: 2, maxLength: 2 },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((rows) => ({ type: 'table' as const, rows }));
  const stem: fc.Arbitrary<RichText> = fc
    .tuple(paragraph, fc.array(fc.oneof({ weight: 3, arbitrary: paragraph }, table), { maxLength: 2 }))
    .map(([first, rest]) => plain([first, ...rest]));
  const solution = fc.option(stem, { nil: undefined });
  const stimulus = fc.option(
    fc.record({ title: fc.constantFrom('Bài đọc', 'Câu 3. Tên'), content: stem }, { requiredKeys: ['content'] }),
    { nil: undefined },
  );
  const options = fc.array(
    paragraph.map((each) => plain([each])),
    { minLength: 4, maxLength: 4 },
  );
  const choice = fc.record({ stem, options, key: fc.nat(3), pin: fc.boolean(), solution, stimulus }).map((made) =>
    clean({
      kind: 'choice',
      stem: made.stem,
      options: made.options.map((content, at) => ({
        id: 'abcd'.charAt(at),
        content,
        ...(made.pin && at === 3 ? { pinned: true } : {}),
      })),
      key: 'abcd'.charAt(made.key),
      solution: made.solution,
      stimulus: made.stimulus,
    }),
  );
  const group = fc
    .record({ stem, options, keys: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), solution })
    .map((made) =>
      clean({
        kind: 'trueFalseGroup',
        stem: made.stem,
        statements: made.options.map((content, at) => ({ id: 'abcd'.charAt(at), content, key: made.keys[at] ?? true })),
        solution: made.solution,
      }),
    );
  const short = fc
    .record({ stem, key: fc.constantFrom('5', '-1,5', '0,25'), solution })
    .map((made) => clean({ kind: 'shortAnswer', stem: made.stem, accepted: [made.key], solution: made.solution }));

  test('whatever words, looks, formulas, pictures and tables they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(choice, { maxLength: 3 }),
        fc.array(group, { maxLength: 2 }),
        fc.array(short, { minLength: 1, maxLength: 2 }),
        async (one, two, three) => {
          const all = [...one, ...two, ...three];
          const read = await back(all);
          expect(read.map(({ definition }) => definition)).toEqual(all);
        },
      ),
      { numRuns: 120 },
    );
  }, 60_000);
});

test('questions about one thing stand together under it, written once and read again', async () => {
  const words = (text: string): RichText => [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  const about = { title: 'Ruộng bậc thang', content: words('Mỗi năm một vụ. Câu 9. không phải câu hỏi.') };
  const ask = (text: string, stimulus?: typeof about) =>
    clean({ kind: 'shortAnswer', stem: words(text), accepted: ['5'], stimulus });
  const read = await back([ask('Một', about), ask('Hai'), ask('Ba', about), ask('Bốn')]);
  expect(read.map(({ definition }) => definition)).toEqual([
    ask('Một', about),
    ask('Ba', about),
    ask('Hai'),
    ask('Bốn'),
  ]);
  expect(read.map(({ stimulus }) => stimulus)).toEqual(['1-2', '1-2', null, null]);
});

/** As the product keeps text: neighbours of one look are one. */
function plain(content: RichText): RichText {
  return content.map((block) => {
    if (block.type === 'paragraph') return joined(block);
    if (block.type !== 'table') return block;
    const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(joined) })));
    return { ...block, rows };
  });
}

function joined(paragraph: Paragraph): Paragraph {
  const content: Inline[] = [];
  for (const piece of paragraph.content) {
    const last = content.at(-1);
    const isSame =
      last?.type === 'text' && piece.type === 'text' && String(last.marks ?? '') === String(piece.marks ?? '');
    if (isSame) content[content.length - 1] = { ...last, text: last.text + piece.text };
    else content.push(piece);
  }
  return { ...paragraph, content };
}

function clean(definition: unknown): Definition {
  return Definition.parse(JSON.parse(JSON.stringify(definition)));
}

describe('what Word has no place for', () => {
  const stem: RichText = [{ type: 'paragraph', content: [{ type: 'text', text: 'Tính' }] }];
  test('is named, question by question, and nothing is left out in silence', async () => {
    const free = clean({ kind: 'shortAnswer', stem, accepted: ['5', '5,0'], tolerance: 0.1 });
    const slider = clean({ kind: 'slider', stem, min: 0, max: 10, step: 1, key: 5 });
    const { outcomes } = await wordExporter.write([asQuestion(free), asQuestion(slider)], findPixel);
    expect(outcomes).toEqual([
      { outcome: 'writtenWithLoss', why: ['accepted', 'tolerance'] },
      { outcome: 'leftBehind', why: ['slider'] },
    ]);
  });

  test('a formula that cannot be written stands as text and is named', async () => {
    const odd = clean({
      kind: 'shortAnswer',
      stem: [{ type: 'paragraph', content: [{ type: 'math', latex: '\\notacommand{x}' }] }],
      accepted: ['5'],
    });
    expect((await wordExporter.write([asQuestion(odd)], findPixel)).outcomes).toEqual([
      { outcome: 'writtenWithLoss', why: ['formula'] },
    ]);
  });
});

test('the same questions make the same bytes', async () => {
  const question = asQuestion(clean({ kind: 'shortAnswer', stem: [], accepted: ['5'] }));
  const bytes = async () => (await wordExporter.write([question], findPixel)).bytes;
  expect(await bytes()).toEqual(await bytes());
});
