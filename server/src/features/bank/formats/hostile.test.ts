import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { plainText } from 'shared/questions/content.ts';
import { DraftDefinition } from 'shared/questions/draft.ts';
import { beforeAll, expect, test } from 'vitest';
import { writeMoodleXml } from '../moodle/write/write-xml.ts';
import { EXAMPLES } from '../spreadsheet/examples.ts';
import { writeWorkbook } from '../spreadsheet/write-workbook.ts';
import { UnreadableFile } from './refusal.ts';
import { formatOf } from './registry.ts';
import { moodleDefinitions } from './testing/definitions.ts';

/** Mutated files of each format; `FUZZ_RUNS=2000` for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 150);

const GIFT = `$CATEGORY: Toán/Số học

// [id:a] [tag:NB]
::Câu 1::[html]<b>Ai</b>? {~%-50%sai#vì \\= ~%50%một ~%50%hai}

Nối {=một -> 1 =hai -> 2}

Số {#=3.14:0.1 =%50%3..4#gần}

Đúng? {TRUE#a#b####c}

Trống {}`;
const AIKEN = 'Thủ đô?\nA) Huế\nB) Hà Nội\nANSWER: B\n\nSố?\nA. 1\nB. 2\nANSWER: A\n';
const CLOZE = 'Pháp: {1:SA:=Paris#tốt~%50%Lyon~*#sai}, {2:MC:=a~b}, {:NM:=3.5:0.1}, {1:MR:%50%p~%50%q~r}';
const LATEX = String.raw`\begin{ex}%[2D1N1-1]%[Nguồn]
Cho $x^2$ và \immini{chữ \textbf{đậm}}{\begin{tikzpicture}\draw (0,0);\end{tikzpicture}}
\begin{tabular}{|c|c|}\hline a & b \\ \hline\end{tabular}
\choice{\True $1$}{$2$}{$3$}{$\heva{&x=1\\&y=2}$}
\loigiai{\begin{enumerate}[a)]\item một \item hai\end{enumerate}}
\end{ex}
\begin{ex}Xét.\choiceTF{\True a}{b}{c}{d}\end{ex}\begin{ex}Tính.\shortans{$-1{,}5$}\end{ex}`;
const TEXT =
  'PHẦN I\nCâu 1. [NB] Tính $x^2$?\nA. 1\tB. 2\tC. 3\tD. 4\nĐáp án: B\nPHẦN II\nCâu 1. Xét\na) một\nb) hai\nc) ba\nd) bốn\nĐáp án: ĐSSĐ\n';

const samples = new Map<string, Uint8Array>();
let sheets: Record<string, Uint8Array> = {};
beforeAll(async () => {
  const definitions = Object.values(moodleDefinitions).flatMap((one) =>
    fc.sample(one as fc.Arbitrary<never>, { numRuns: 1, seed: 7 }),
  );
  const questions = definitions.map((definition) => ({ definition, level: 'NB', topic: 'Toán / Số' }));
  samples.set('moodle.xml', strToU8((await writeMoodleXml(questions, () => null)).xml));
  for (const [name, text] of Object.entries({
    'a.gift': GIFT,
    'a.aiken': AIKEN,
    'a.cloze': CLOZE,
    'a.tex': LATEX,
    'a.txt': TEXT,
  }))
    samples.set(name, strToU8(text));
  const workbook = await writeWorkbook(EXAMPLES);
  samples.set('a.xlsx', workbook);
  sheets = unzipSync(workbook);
});

/** Questions that can be kept, or a refusal with a reason: never another error. */
async function isHandled(name: string, bytes: Uint8Array): Promise<boolean> {
  const format = formatOf({ name, bytes });
  if (!format) return true;
  try {
    const { questions, refused } = await format.read({ name, bytes });
    for (const { definition, title, problems, source } of questions) {
      expect(DraftDefinition.safeParse(definition).success).toBe(true);
      expect(JSON.stringify({ definition, title, problems, source })).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    }
    return questions.length + refused.length > 0;
  } catch (error) {
    if (error instanceof UnreadableFile) return true;
    throw error;
  }
}

const NAMES = ['moodle.xml', 'a.gift', 'a.aiken', 'a.cloze', 'a.tex', 'a.txt', 'a.xlsx'];
const PIECES = [
  '{',
  '}',
  '<',
  '>',
  '&',
  '=',
  '~',
  '#',
  '$',
  '\\',
  '\n\n',
  '->',
  '::',
  '%50%',
  ']]>',
  '<![CDATA[',
  '\\begin{ex}',
  '\\end{ex}',
  '{1:MC:',
  'Câu 9.',
  '\u0000',
  '\ud800',
  'ANSWER: Z',
  '\t',
];

test.each(NAMES)(
  '%s with broken bytes is read or refused',
  async (name) => {
    const original = samples.get(name) ?? new Uint8Array();
    const flips = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = Uint8Array.from(original);
        for (const [at, value] of changes) bytes[at] = value;
        expect(await isHandled(name, bytes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  },
  3_600_000,
);

const change = fc.record({
  how: fc.constantFrom('drop', 'repeat', 'move', 'insert'),
  from: fc.nat(),
  length: fc.nat(60),
  to: fc.nat(),
  piece: fc.constantFrom(...PIECES),
});
const mixed = (
  text: string,
  changes: readonly { how: string; from: number; length: number; to: number; piece: string }[],
) =>
  changes.reduce((now, { how, from, length, to, piece }) => {
    const start = from % (now.length + 1);
    const cut = now.slice(start, start + length);
    const rest = how === 'repeat' || how === 'insert' ? now : now.slice(0, start) + now.slice(start + length);
    if (how === 'drop') return rest;
    const place = to % (rest.length + 1);
    return rest.slice(0, place) + (how === 'insert' ? piece : cut) + rest.slice(place);
  }, text);

test.each(NAMES.filter((name) => name !== 'a.xlsx'))(
  '%s with pieces missing, twice, moved or put in is read or refused',
  async (name) => {
    const original = strFromU8(samples.get(name) ?? new Uint8Array());
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        expect(await isHandled(name, new TextEncoder().encode(mixed(original, changes)))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  },
  3_600_000,
);

test('a workbook whose sheets have pieces missing, twice, moved or put in is read or refused', async () => {
  const part = fc.constantFrom('xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml', 'xl/styles.xml');
  await fc.assert(
    fc.asyncProperty(part, fc.array(change, { minLength: 1, maxLength: 6 }), async (name, changes) => {
      const text = strFromU8(sheets[name] ?? new Uint8Array());
      const bytes = zipSync({ ...sheets, [name]: new TextEncoder().encode(mixed(text, changes)) }, { level: 0 });
      expect(await isHandled('a.xlsx', bytes)).toBe(true);
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);

test('deep and endless things are ended', async () => {
  const deep = (open: string, inner: string, close: string) => open.repeat(20_000) + inner + close.repeat(20_000);
  const files: [string, string][] = [
    ['a.gift', `Hỏi {=${deep('{', 'x', '}')}}`],
    ['a.tex', `\\begin{ex}${deep('{', 'x', '}')}\\choice{a}{b}\\end{ex}`],
    ['a.tex', `\\begin{ex}${deep('\\begin{center}', 'x', '\\end{center}').slice(0, 200_000)}\\end{ex}`],
    ['a.cloze', `{1:SA:=${'~'.repeat(50_000)}}`],
    [
      'a.xml',
      `<quiz><question type="essay"><questiontext format="html"><text><![CDATA[${deep('<div>', 'x', '</div>')}]]></text></questiontext></question></quiz>`,
    ],
    [
      'a.xml',
      `<quiz><question type="essay"><questiontext format="markdown"><text><![CDATA[${'*_'.repeat(20_000)}]]></text></questiontext></question></quiz>`,
    ],
    ['a.txt', `Câu 1. ${'$'.repeat(20_000)}\nA. 1`],
  ];
  for (const [name, text] of files) expect(await isHandled(name, new TextEncoder().encode(text))).toBe(true);
}, 120_000);

test('plain words in every text are kept, whatever the format', async () => {
  const words = 'một hai ba';
  for (const text of [
    `${words} {T}`,
    `${words}\nA. 1\nB. 2\nANSWER: A`,
    `\\begin{ex}${words}\\choice{\\True 1}{2}\\end{ex}`,
    `Câu 1. ${words}\nA. 1\nB. 2\nC. 3\nD. 4\nĐáp án: A`,
  ]) {
    const file = { name: 'a', bytes: new TextEncoder().encode(text) };
    const read = await formatOf(file)?.read(file);
    expect(JSON.stringify(read?.questions[0]?.definition)).toContain(JSON.stringify(plainText(words)[0]));
  }
});
