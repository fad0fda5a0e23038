import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { type RichText, wordsOf } from 'shared/questions/content.ts';
import { opaqueId } from 'shared/questions/part-id.ts';
import { expect, test } from 'vitest';
import { aiken } from '../aiken/aiken.ts';
import { clozeFile } from '../cloze/cloze-file.ts';
import { gift } from '../gift/gift.ts';
import { latex } from '../latex/latex.ts';
import { moodleXml } from '../moodle/moodle-xml.ts';
import { spreadsheet } from '../spreadsheet/spreadsheet.ts';
import type { QuestionFormat } from './format.ts';
import { qti } from './qti/qti.ts';

const WORDS = ['đồng', 'sông', 'núi', 'biển'];

/** One question of each form of each format: its words in the order in which an author writes them, and the right one. */
type Write = (words: readonly string[], right: string) => string | Uint8Array;

const signed = (words: readonly string[], right: string) => words.map((word) => `${word === right ? '=' : '~'}${word}`);
const LETTERS = 'ABCD';

const moodle = (type: string, inner: string) =>
  `<quiz><question type="${type}"><questiontext format="html"><text>Hỏi?</text></questiontext>${inner}</question></quiz>`;
const answers = (words: readonly string[], share: (word: string) => number) =>
  words.map((word) => `<answer fraction="${share(word)}"><text>${word}</text></answer>`).join('');
const placed = (type: string, box: string): Write => {
  const boxOf = (word: string) => `<${box}><text>${word}</text><group>1</group></${box}>`;
  return (words, right) =>
    moodle(type, words.map(boxOf).join('')).replace('Hỏi?', `Đây là [[${words.indexOf(right) + 1}]].`);
};
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const onPicture =
  (type: string, place: string): Write =>
  (words, right) => {
    const drags = words.map((word, at) => `<drag><no>${at + 1}</no><text>${word}</text></drag>`).join('');
    const drop = `<drop><no>1</no>${place}<choice>${words.indexOf(right) + 1}</choice></drop>`;
    return moodle(type, `<file name="a.png" encoding="base64">${PIXEL}</file>${drags}${drop}`);
  };

const item = (type: string, response: string, body: string) =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="i" adaptive="false" timeDependent="false"><responseDeclaration identifier="R" cardinality="single" baseType="${type}"><correctResponse><value>${response}</value></correctResponse></responseDeclaration><outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody>${body}</itemBody><responseProcessing><responseCondition><responseIf><match><variable identifier="R"/><correct identifier="R"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing></assessmentItem>`;
const identified = (words: readonly string[], element: string, more = '') =>
  words.map((word, at) => `<${element} identifier="c${at}"${more}>${word}</${element}>`).join('');

const FORMS: Record<string, [QuestionFormat, string, Write]> = {
  'Moodle multichoice, one': [
    ...([moodleXml, 'a.xml'] as const),
    (words, right) => moodle('multichoice', `<single>true</single>${answers(words, (w) => (w === right ? 100 : 0))}`),
  ],
  'Moodle multichoice, weighed': [
    ...([moodleXml, 'a.xml'] as const),
    (words, right) => moodle('multichoice', `<single>true</single>${answers(words, (w) => (w === right ? 100 : -50))}`),
  ],
  'Moodle multichoice, several': [
    ...([moodleXml, 'a.xml'] as const),
    (words, right) => moodle('multichoice', `<single>false</single>${answers(words, (w) => (w === right ? 100 : 0))}`),
  ],
  'Moodle gapselect': [moodleXml, 'a.xml', placed('gapselect', 'selectoption')],
  'Moodle ddwtos': [moodleXml, 'a.xml', placed('ddwtos', 'dragbox')],
  'Moodle ddimageortext': [moodleXml, 'a.xml', onPicture('ddimageortext', '<xleft>1</xleft><ytop>1</ytop>')],
  'Moodle ddmarker': [moodleXml, 'a.xml', onPicture('ddmarker', '<shape>circle</shape><coords>1,1;1</coords>')],
  'Cloze, from a list': [
    ...([clozeFile, 'a.cloze'] as const),
    (words, right) => `Đây là {1:MULTICHOICE:${signed(words, right).join('~').replaceAll('~~', '~')}}.`,
  ],
  'Cloze, several': [
    ...([clozeFile, 'a.cloze'] as const),
    (words, right) => `Đây là {1:MULTIRESPONSE:${signed(words, right).join('~').replaceAll('~~', '~')}}.`,
  ],
  GIFT: [gift, 'a.gift', (words, right) => `Hỏi? {${signed(words, right).join(' ')}}`],
  Aiken: [
    ...([aiken, 'a.txt'] as const),
    (words, right) =>
      `Hỏi?\n${words.map((word, at) => `${LETTERS[at]}. ${word}\n`).join('')}ANSWER: ${LETTERS[words.indexOf(right)]}`,
  ],
  'a sheet': [
    ...([spreadsheet, 'a.xlsx'] as const),
    (words, right) => {
      const head = ['Nội dung câu hỏi', ...[...LETTERS].map((letter) => `Phương án ${letter}`), 'Đáp án'];
      const book = utils.book_new();
      const rows = [head, ['Hỏi?', ...words, LETTERS[words.indexOf(right)]]];
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Câu hỏi');
      return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    },
  ],
  LaTeX: [
    ...([latex, 'a.tex'] as const),
    (words, right) =>
      `\\begin{ex}Hỏi?\\choice${words.map((word) => `{${word === right ? '\\True ' : ''}${word}}`).join('')}\\end{ex}`,
  ],
  'QTI choice': [
    ...([qti, 'a.xml'] as const),
    (words, right) =>
      item(
        'identifier',
        `c${words.indexOf(right)}`,
        `<choiceInteraction responseIdentifier="R" maxChoices="1">${identified(words, 'simpleChoice')}</choiceInteraction>`,
      ),
  ],
  'QTI gap match': [
    ...([qti, 'a.xml'] as const),
    (words, right) =>
      item(
        'directedPair',
        `c${words.indexOf(right)} G`,
        `<gapMatchInteraction responseIdentifier="R">${identified(words, 'gapText', ' matchMax="1"')}<p>Đây là <gap identifier="G"/>.</p></gapMatchInteraction>`,
      ),
  ],
};

interface Part {
  readonly id: string;
  readonly content: RichText;
}
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPart = (value: unknown): value is Part => isObject(value) && 'id' in value && Array.isArray(value.content);
const everything = (value: unknown): unknown[] =>
  isObject(value) ? [value, ...Object.values(value).flatMap(everything)] : [];

async function idsAndKey(format: QuestionFormat, name: string, file: string | Uint8Array) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const { questions, refused } = await format.read({ name, bytes });
  if (questions.length !== 1) throw new RangeError(JSON.stringify(refused));
  const inside = everything(questions[0]?.definition);
  const ids = new Map(inside.filter(isPart).map(({ id, content }) => [wordsOf(content).trim(), id]));
  const keys = inside.filter(isObject).flatMap(({ key }) => (isObject(key) ? Object.values(key).flat() : (key ?? [])));
  return { ids, keys };
}

test.each(Object.entries(FORMS))(
  '%s: what can be chosen is named by what it says, not by its place or by being right',
  async (_form, [format, name, written]) => {
    const order = fc.shuffledSubarray(WORDS, { minLength: WORDS.length });
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom(...WORDS), async (words, right) => {
        const { ids, keys } = await idsAndKey(format, name, written(words, right));
        const { ids: plain } = await idsAndKey(format, name, written(WORDS, WORDS[0] ?? ''));
        expect([...ids.keys()].sort()).toEqual([...WORDS].sort());
        expect(ids).toEqual(plain);
        expect(keys).toEqual([ids.get(right)]);
        // Of its content, the one way that everything of ours is named by.
        const text = (word: string): RichText => [{ type: 'paragraph', content: [{ type: 'text', text: word }] }];
        expect(ids.get(right)).toBe(opaqueId(JSON.stringify(text(right))));
      }),
      { numRuns: 20 },
    );
  },
);
