import type { Chance } from './chance.ts';
import { packed } from './docx.ts';
import type { Expected, ExpectedProblem, Part } from './expected.ts';
import { type Hand, type Ink, written } from './ink.ts';
import type { PaperStyle } from './paper-style.ts';

export const U = '<w:u w:val="single"/>';
export const RED = '<w:color w:val="FF0000"/>';
export const BOLD = '<w:b/><w:bCs/>';
const YELLOW = '<w:highlight w:val="yellow"/>';
export const MARKS: Readonly<Record<string, string>> = {
  underline: U,
  red: RED,
  bold: BOLD,
  highlight: YELLOW,
  redUnderline: RED + U,
};
const ALIKE: Readonly<Record<string, string>> = { A: 'А', B: 'В', C: 'С' };

/** Puts a paper down in Word's own elements, and keeps what a reader must find in it. */
export class PaperWriter {
  readonly questions: Expected[] = [];
  readonly problems: ExpectedProblem[] = [];
  /** Keys that stand behind the last question. */
  readonly late: { part: Part; n: number; key: string }[] = [];
  readonly chance: Chance;
  readonly style: PaperStyle;
  topic: string | null = null;
  /** The list that counts part headings, once there is one. */
  partList = 0;
  /** A paragraph that goes on with the next question. */
  held: Ink[] = [];
  private readonly body: string[] = [];
  private readonly hand: Hand;
  private readonly numberings: string[] = [];

  constructor(chance: Chance, style: PaperStyle) {
    this.chance = chance;
    this.style = style;
    this.hand = { chance, ...style };
  }

  file(): Uint8Array {
    this.put('');
    return packed(this.body.join(''), this.numberings, MARKS);
  }

  private put(xml: string): void {
    const ink = this.held;
    this.held = [];
    if (ink.length > 0) this.body.push(`<w:p>${written(ink, this.hand)}</w:p>`);
    this.body.push(xml);
  }

  paragraph(ink: readonly Ink[], properties = ''): void {
    this.put(`<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${written(ink, this.hand)}</w:p>`);
  }

  /** As a careless keyboard types it. */
  typed(words: string): string {
    if (!this.style.isAlike) return words;
    return words.replace(/^C(?=[âÂ]u)|^[ABC](?=[.)]?$)/iu, (sign) => ALIKE[sign] ?? sign).replace(/Đ/g, 'Ð');
  }

  look(name: string): string {
    const look = (MARKS[name] ?? '').replace('FF0000', this.style.red);
    return look !== '' && this.style.isKeyStyled ? `<w:rStyle w:val="${name}"/>` : look;
  }

  line(words: string, properties = ''): void {
    this.paragraph([{ words }], properties);
  }

  table(rows: readonly (readonly (readonly Ink[])[])[]): void {
    const cell = (ink: readonly Ink[]) =>
      `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>${written(ink, this.hand)}</w:p></w:tc>`;
    this.put(`<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`);
  }

  /** A list of its own, counting from one; returns its number. */
  list(pattern: string, kind: string): number {
    const id = this.numberings.length;
    this.numberings.push(
      `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${kind}"/><w:lvlText w:val="${pattern}"/></w:lvl></w:abstractNum>|<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`,
    );
    return id + 1;
  }
}

export function joined(all: readonly (readonly Ink[])[], between: string): Ink[] {
  return all.flatMap((one, at) => (at === 0 ? [...one] : [{ words: between }, ...one]));
}

export function formulasIn(ink: readonly Ink[]): number {
  return ink.filter((piece) => 'formula' in piece).length;
}

export const numbered = (list: number) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
