import { bareQuestion, type Misread, type MoodleQuestion, type TextFormat } from '../moodle/question.ts';
import { GiftError, giftBody, giftText } from './answers.ts';
import { type GiftBlock, giftBlocks } from './blocks.ts';
import { hideEscapes, showEscapes } from './escapes.ts';

/** Source: the documentation of Moodle's GIFT format, docs.moodle.org/en/GIFT_format. */
export function parseGift(file: string): (MoodleQuestion | Misread)[] {
  return giftBlocks(file).map((block) => {
    try {
      return question(block);
    } catch (error) {
      if (!(error instanceof GiftError)) throw error;
      return { title: block.text.slice(0, 80), why: error.message };
    }
  });
}

const NAME = /^::([\s\S]*?)::/;
const FORMAT = /^\s*\[(html|moodle|plain|markdown)\]/i;

function question({ text, category, idNumber, tags }: GiftBlock): MoodleQuestion {
  const hidden = hideEscapes(text);
  const named = NAME.exec(hidden);
  const rest = hidden.slice(named?.[0].length ?? 0).trim();
  const format = (FORMAT.exec(rest)?.[1]?.toLowerCase() ?? 'moodle') as TextFormat;
  const name = showEscapes((named?.[1] ?? '').replace(/\s+/g, ' ').trim());
  const common = { ...bareQuestion, name, category, idNumber, tags };
  const braces = bracesOf(rest);
  if (braces === null) return { ...common, text: giftText(rest, format), body: { type: 'description' } };

  const [inside, general] = parted(braces.inside);
  const lost: string[] = [];
  const body = giftBody(inside, format, lost);
  return {
    ...common,
    text: giftText(withBlank(braces, body.type), format),
    body,
    generalFeedback: general === '' ? null : giftText(general, format),
    lost: lost.map(showEscapes),
  };
}

interface Braces {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
}

function bracesOf(text: string): Braces | null {
  const [open, close] = [text.indexOf('{'), text.indexOf('}')];
  if (open < 0 && close < 0) return null;
  if (open < 0 || close < open) throw new GiftError('{ … }');
  const [inside, after] = [text.slice(open + 1, close), text.slice(close + 1)];
  // A second pair would show its key in the stem; a pair within the first is a formula that was not escaped.
  if (/[{}]/.test(inside + after)) throw new GiftError('{ … } { … }');
  return { before: text.slice(0, open), inside: inside.trim(), after };
}

/** What follows "####" is said to everyone, whatever they answered. */
function parted(inside: string): [answers: string, general: string] {
  const cut = inside.indexOf('####');
  return cut < 0 ? [inside, ''] : [inside.slice(0, cut).trim(), inside.slice(cut + 4).trim()];
}

/** Where the sentence goes on behind the braces, a blank shows the missing word. */
function withBlank({ before, after }: Braces, type: string): string {
  const hasBlank = ['multichoice', 'shortanswer', 'numerical'].includes(type);
  // Quotes and semicolons are left over from program text in which such files are often kept.
  const rest = after.replace(/^["';\s]+$/, '');
  if (rest.trim() === '') return before;
  return hasBlank ? `${before}_____${rest}` : `${before.trimEnd()} ${rest.trim()}`;
}
