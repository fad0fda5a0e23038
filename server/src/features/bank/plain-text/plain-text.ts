import type { Progress } from '../../../jobs/answer-as-worker.ts';
import type { QuestionFormat } from '../formats/format.ts';
import type { FileImport } from '../formats/imported.ts';
import { headOfText, textOfFile } from '../formats/text-file.ts';
import { splitTex } from '../html/tex.ts';
import type { Piece, WordParagraph } from '../word/ooxml/content.ts';
import { readBlocks } from '../word/read-word.ts';

const QUESTION = /^\s*(?:Câu|Question|Bài)\s*\d+\s*[.:)]?/imu;
const NUMBERED = /^\s*\d{1,3}\s*[.)]\s+\S/m;
/** Answers in braces: the file numbers its questions, but is GIFT. */
const GIFT = /(?<![\\\p{L}])\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[}#])/u;
const OPTION = /(?:^|\s)[*#]?A\s*[.)]\s/m;

/** Plain text that keeps to the conventions of Vietnamese papers, formulas between dollars: "Câu 1.", "A.", "Đáp án: B". */
export const plainText: QuestionFormat = {
  name: 'text',
  endings: ['txt', 'text', 'md'],
  recognises({ bytes }) {
    const head = headOfText(bytes);
    if (head === null || (GIFT.test(head) && !OPTION.test(head))) return false;
    return QUESTION.test(head) || (NUMBERED.test(head) && OPTION.test(head));
  },
  read: async ({ bytes }, progress) => readPlainText(textOfFile(bytes), progress),
};

/** @throws UnreadableFile where the text holds no question */
function readPlainText(text: string, progress?: Progress): FileImport {
  return readBlocks(text.split(/\r\n?|\n/).map(paragraph), progress);
}

function paragraph(line: string): WordParagraph {
  return { type: 'paragraph', pieces: splitTex(line, { dollars: true }).flatMap(pieces) };
}

function pieces(piece: ReturnType<typeof splitTex>[number]): Piece[] {
  if (piece.type === 'math') {
    const plain = piece.latex.replaceAll('{,}', ',').replace(/[{}]/g, '');
    return [{ type: 'math', latex: piece.latex, plain, display: piece.display, lossy: false }];
  }
  // A tab parts the options of one line.
  return piece.text
    .split('\t')
    .flatMap((text, at): Piece[] => [
      ...(at > 0 ? [{ type: 'tab' as const }] : []),
      ...(text === '' ? [] : [{ type: 'text' as const, text, format: {} }]),
    ]);
}
