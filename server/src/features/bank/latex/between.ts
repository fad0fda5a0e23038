import { type RichText, wordsOf } from 'shared/questions/content.ts';
import { groupAt } from './arguments.ts';
import { DRAWINGS } from './commands.ts';
import { contextIn, type TexContext } from './context.ts';
import { richTextOfTex } from './rich-text.ts';

/** What stands outside the questions: a heading and what is said about them hold for those that follow. */
export interface Between {
  readonly heading: string | null;
  readonly context: TexContext | null;
  /** What belongs to no question. */
  readonly content: RichText;
  /** Its words and pictures, to be told where no question keeps them. */
  readonly told: readonly string[];
}

const HEADING = /\\(?:part|chapter|section|subsection|subsubsection)\*?(?![a-zA-Z])/g;
/** Answer files, counters and the like: their arguments are no words. */
const MACHINERY =
  /\\(?:Opensolutionfile|Closesolutionfile|setcounter|addtocounter|stepcounter|input|include|pagestyle|thispagestyle|setlength|renewcommand|newcommand|def|inputans\w*|inputAns\w*|inputansbox)(?![a-zA-Z])\*?(?:\s*\[[^\]]*\]|\s*\{[^{}]*\})*/g;
const THE_END = /^[\s\-–—_.*]*HẾT[\s\-–—_.*]*$/iu;

/** @param source LaTeX without comments, from the end of one question to the beginning of the next */
export function betweenQuestions(source: string): Between {
  // Before the document there are only packages, behind it nothing is set.
  const begun = source.replace(/^[\s\S]*\\begin\s*\{document\}/, '').replace(/\\end\s*\{document\}[\s\S]*$/, '');
  const body = /\\documentclass/.test(begun) ? '' : begun;
  let [words, heading, from] = ['', null as string | null, 0];
  for (const found of body.matchAll(HEADING)) {
    const title = groupAt(body, found.index + found[0].length);
    if (title === null) continue;
    words += body.slice(from, found.index);
    from = title.next;
    heading = wordsOf(richTextOfTex(title.text).content).trim().slice(0, 300).toWellFormed() || heading;
  }
  const bare = (words + body.slice(from)).replace(MACHINERY, ' ');
  // An environment around several questions, or the end of a question that was ended before.
  const whole = bare.replace(/\\end\s*\{([^{}]*)\}/g, (end, name: string) =>
    bare.includes(`\\begin{${name}}`) ? end : ' ',
  );
  const { content: said, lost } = richTextOfTex(whole);
  const { context, content } = contextIn(said);
  const stray = wordsOf(content).trim();
  const pictures = lost.filter((each) => DRAWINGS.has(each) || each.startsWith('\\includegraphics'));
  const told = [...(stray === '' || THE_END.test(stray) ? [] : [stray]), ...pictures];
  return { heading, context, content, told };
}
