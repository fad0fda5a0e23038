import type { Inline, Mark, Paragraph, RichText } from 'shared/questions/content.ts';
import { RichTextBuilder } from '../html/builder.ts';
import { environmentAt, groupAt, groupsAt, optionAt, skipBlanks } from './arguments.ts';
import { DRAWINGS, FRAMING, LAYOUT, MARKING, MATH_ENVIRONMENTS, SIGNS } from './commands.ts';
import { katexOf } from './math.ts';
import { formulaAt, splitOutside, typeset } from './scan.ts';

const DEEPEST = 40;

/** Text of a LaTeX file as rich text. `lost` names the commands and drawings of which only the words, or nothing, stayed. */
export function richTextOfTex(source: string): { content: RichText; lost: string[] } {
  const lost: string[] = [];
  const builder = new RichTextBuilder(lost);
  new Reader(builder, 0).read(source, []);
  return { content: builder.done(), lost: [...new Set(lost)] };
}

class Reader {
  readonly #builder: RichTextBuilder;
  readonly #depth: number;

  constructor(builder: RichTextBuilder, depth: number) {
    this.#builder = builder;
    this.#depth = depth;
  }

  read(source: string, marks: readonly Mark[]): void {
    if (this.#depth > DEEPEST) return void this.#builder.text(source, marks);
    let at = 0;
    let words = '';
    const flush = () => {
      this.#words(words, marks);
      words = '';
    };
    while (at < source.length) {
      const letter = source[at] ?? '';
      const formula = formulaAt(source, at);
      if (formula) {
        flush();
        this.#formula(formula.latex, formula.display);
        at = formula.next;
      } else if (letter === '{') {
        flush();
        const group = groupAt(source, at);
        if (group) this.#inner().read(group.text, marks);
        at = group?.next ?? at + 1;
      } else if (letter === '}') at++;
      else if (letter === '\\') {
        flush();
        at = this.#command(source, at, marks);
      } else {
        words += letter;
        at++;
      }
    }
    flush();
  }

  #inner(): Reader {
    return new Reader(this.#builder, this.#depth + 1);
  }

  #words(words: string, marks: readonly Mark[]): void {
    words.split(/\n[ \t]*\n\s*/).forEach((paragraph, at) => {
      if (at > 0) this.#builder.paragraph();
      this.#builder.text(typeset(paragraph), marks);
    });
  }

  #formula(latex: string, display: boolean): void {
    const inline: Inline = { type: 'math', latex: katexOf(latex).slice(0, 5_000).toWellFormed() };
    if (inline.latex !== '') this.#builder.inline(display ? { ...inline, display } : inline);
  }

  /** Reads the command at a place; gives the place behind it and its arguments. */
  #command(source: string, at: number, marks: readonly Mark[]): number {
    const name = /^[a-zA-Z]+\*?|^[\s\S]?/.exec(source.slice(at + 1, at + 60))?.[0] ?? '';
    const bare = name.replace(/\*$/, '');
    // A command of letters swallows the blanks behind it.
    const after = at + 1 + name.length;
    const next = /^[a-zA-Z]/.test(name)
      ? after + (/^[ \t]*\n?[ \t]*(?=\S)/.exec(source.slice(after, after + 200))?.[0].length ?? 0)
      : after;
    if (name === '\\' || bare === 'newline' || bare === 'break') {
      this.#builder.break();
      return optionAt(source, next)?.next ?? next;
    }
    if (bare === 'par') {
      this.#builder.paragraph();
      return next;
    }
    const sign = Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
    if (sign !== undefined) {
      this.#builder.text(sign, marks);
      return sign.trim() === ''
        ? next
        : /^\{\}/.test(source.slice(next))
          ? next + 2
          : /^[a-zA-Z]/.test(name)
            ? next
            : after;
    }
    const mark = Object.hasOwn(MARKING, bare) ? MARKING[bare] : undefined;
    if (mark !== undefined) return this.#marked(source, next, mark === null ? marks : [...new Set([...marks, mark])]);
    const drop = Object.hasOwn(LAYOUT, bare) ? LAYOUT[bare] : undefined;
    if (drop !== undefined) return groupsAt(source, optionAt(source, next)?.next ?? next, drop).next;
    const frame = Object.hasOwn(FRAMING, bare) ? FRAMING[bare] : undefined;
    if (frame !== undefined)
      return this.#marked(source, groupsAt(source, optionAt(source, next)?.next ?? next, frame).next, marks);
    if (bare === 'begin') return this.#environment(source, next, marks);
    if (bare === 'item') return this.#item(source, next, marks);
    if (bare === 'immini' || bare === 'impicinpar') return this.#beside(source, next, marks);
    return this.#unknown(source, bare, next, marks);
  }

  #marked(source: string, at: number, marks: readonly Mark[]): number {
    const group = groupAt(source, at);
    if (!group) return at;
    this.#inner().read(group.text, marks);
    return group.next;
  }

  /** `\immini{words}{picture}`: the picture stands beside the words, here below them. */
  #beside(source: string, at: number, marks: readonly Mark[]): number {
    const { groups, next } = groupsAt(source, optionAt(source, at)?.next ?? at, 2);
    groups.forEach((group, index) => {
      if (index > 0) this.#builder.paragraph();
      this.#inner().read(group, marks);
    });
    this.#builder.paragraph();
    return next;
  }

  #item(source: string, at: number, marks: readonly Mark[]): number {
    this.#builder.paragraph();
    const label = optionAt(source, at);
    if (label) this.#inner().read(`${label.text} `, marks);
    else this.#builder.text('• ', []);
    return label?.next ?? at;
  }

  #unknown(source: string, name: string, at: number, marks: readonly Mark[]): number {
    if (name === 'includegraphics') {
      const { groups, next } = groupsAt(source, optionAt(source, at)?.next ?? at, 1);
      this.#builder.lost.push(`\\includegraphics ${(groups[0] ?? '').slice(0, 80)}`.trim());
      return next;
    }
    this.#builder.lost.push(`\\${name.slice(0, 40)}`);
    const { groups, next } = groupsAt(source, optionAt(source, at)?.next ?? at, 4);
    for (const group of groups) this.#inner().read(group, marks);
    return next;
  }

  #environment(source: string, at: number, marks: readonly Mark[]): number {
    const name = groupAt(source, at);
    if (!name) return at;
    const { text, next } = environmentAt(source, name.text, name.next);
    const bare = name.text.trim();
    if (DRAWINGS.has(bare)) {
      this.#builder.lost.push(bare);
      this.#builder.text('[hình vẽ]', []);
    } else if (Object.hasOwn(MATH_ENVIRONMENTS, bare)) {
      const inner = MATH_ENVIRONMENTS[bare];
      this.#formula(inner ? `\\begin{${inner}}${text}\\end{${inner}}` : text, true);
    } else if (/^(tabular|tabularx|array|longtable)\*?$/.test(bare)) this.#table(text, bare);
    else if (/^(enumerate|itemize|listEX|enumEX|itemchoice|description|tasks)$/.test(bare))
      this.#list(text, bare, marks);
    else {
      const isKnown =
        /^(center|flushleft|flushright|minipage|figure|quote|multicols|document|boxedminipage|wrapfigure|table)\*?$/.test(
          bare,
        );
      if (!isKnown) this.#builder.lost.push(`\\begin{${bare.slice(0, 40)}}`);
      this.#builder.paragraph();
      this.#builder.align(bare === 'center' ? 'center' : undefined);
      const body =
        bare === 'minipage' || bare === 'multicols' || bare === 'wrapfigure'
          ? groupsAt(text, optionAt(text, 0)?.next ?? 0, bare === 'wrapfigure' ? 2 : 1).next
          : (optionAt(text, 0)?.next ?? 0);
      this.#inner().read(text.slice(body), marks);
      this.#builder.paragraph();
      this.#builder.align(undefined);
    }
    return next;
  }

  /** Items by number, letter or bullet, as the environment's option asks. */
  #list(text: string, name: string, marks: readonly Mark[]): void {
    const option = optionAt(text, 0);
    const body = text.slice(option?.next ?? 0);
    const style = option?.text ?? '';
    const labelOf = (n: number): string => {
      if (name === 'itemize') return '•';
      if (/\\alph|^a|label=a/.test(style) || name === 'itemchoice') return `${String.fromCharCode(96 + n)})`;
      return `${n}${/[1i\d]\)/.test(style) ? ')' : '.'}`;
    };
    let n = 0;
    const items = body.split(/\\(?:item|itemch|task)(?![a-zA-Z])/);
    this.#builder.paragraph();
    for (const [at, item] of items.entries()) {
      if (at === 0) {
        // `(2)` before the first item says how many columns there are.
        this.#inner().read(item.replace(/^\s*(\(\d\)|\{\d\})/, ''), marks);
        continue;
      }
      this.#builder.paragraph();
      n += 1;
      const own = optionAt(item, 0);
      this.#inner().read(own ? `${own.text} ` : `${labelOf(n)} `, own ? marks : []);
      this.#inner().read(item.slice(own?.next ?? skipBlanks(item, 0)), marks);
    }
    this.#builder.paragraph();
  }

  #table(text: string, name: string): void {
    const start = groupsAt(text, optionAt(text, 0)?.next ?? 0, name.startsWith('tabularx') ? 2 : 1).next;
    const rows = splitOutside(text.slice(start), '\\\\')
      .map((row) =>
        row
          .replace(/\\(hline|toprule|midrule|bottomrule)(?![a-zA-Z])|\\cline\s*\{[^}]*\}/g, '')
          .replace(/^\s*\[[^\]]*\]/, ''),
      )
      .filter((row) => row.trim() !== '')
      .slice(0, 200)
      .map((row) =>
        splitOutside(row, '&')
          .slice(0, 50)
          .map((cell) => this.#cell(cell)),
      );
    if (rows.length > 0) this.#builder.block({ type: 'table', rows });
  }

  #cell(source: string): { content: Paragraph[]; columns?: number } {
    const spans = /^\s*\\multicolumn\s*\{(\d{1,2})\}\s*\{[^}]*\}/.exec(source);
    const rest = spans
      ? (groupAt(source, spans[0].length)?.text ?? '')
      : source.replace(/^\s*\\multirow\s*\{[^}]*\}\s*\{[^}]*\}/, '');
    const { content, lost } = this.#depth > DEEPEST ? { content: [], lost: [] } : richTextOfTex(rest);
    this.#builder.lost.push(...lost);
    const columns = Number(spans?.[1] ?? 1);
    const paragraphs = content.filter((block) => block.type === 'paragraph').slice(0, 200);
    return { content: paragraphs, ...(columns > 1 ? { columns: Math.min(50, columns) } : {}) };
  }
}
