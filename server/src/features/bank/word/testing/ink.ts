import type { Chance } from './chance.ts';

/** A piece of what a teacher types: words, a formula, a picture, a small digit, a soft break or a tab. */
export type Ink =
  | { readonly words: string; readonly looks?: string }
  | { readonly formula: string }
  | { readonly picture: PictureForm }
  | { readonly ole: true }
  | { readonly raw: string };

export type PictureForm = 'inline' | 'anchor' | 'vml' | 'alternate' | 'group';

/** How a file's words are kept. */
export interface Hand {
  readonly chance: Chance;
  /** Letters and their marks apart. */
  readonly isDecomposed: boolean;
  /** Runs cut where Word's proofing stopped. */
  readonly isCut: boolean;
  /** Blanks that do not break. */
  readonly isGlued: boolean;
  /** Words inserted and deleted with tracking. */
  readonly isTracked: boolean;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Runs of one text, as `hand` keeps it. */
export function written(ink: readonly Ink[], hand: Hand): string {
  return ink.map((piece) => writtenPiece(piece, hand)).join('');
}

function writtenPiece(piece: Ink, hand: Hand): string {
  if ('raw' in piece) return piece.raw;
  if ('formula' in piece) return formula(piece.formula);
  if ('ole' in piece) return OLE;
  if ('picture' in piece) return PICTURES[piece.picture];
  const { chance } = hand;
  let text = hand.isDecomposed ? piece.words.normalize('NFD') : piece.words;
  if (hand.isGlued) text = text.replace(/(?<=\S) (?=\S)/g, () => (chance.oneIn(4) ? '\u00a0' : ' '));
  const parts = hand.isCut ? cut(text, chance) : [text];
  return parts.map((part) => tracked(run(part, piece.looks ?? '', hand), hand)).join('');
}

function cut(text: string, chance: Chance): string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    const to = chance.oneIn(2) ? text.length : from + 1 + chance.below(text.length - from);
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

function run(text: string, looks: string, { chance, isCut }: Hand): string {
  const language = isCut && chance.oneIn(4) ? `<w:lang w:val="${chance.pick(['vi-VN', 'en-US', 'pt-BR'])}"/>` : '';
  const inner = text
    .split(/([\t\n])/)
    .map((part) =>
      part === ''
        ? ''
        : part === '\t'
          ? '<w:tab/>'
          : part === '\n'
            ? '<w:br/>'
            : `<w:t xml:space="preserve">${escaped(part)}</w:t>`,
    )
    .join('');
  const proof = isCut && chance.oneIn(5);
  const whole = `<w:r>${looks + language === '' ? '' : `<w:rPr>${looks}${language}</w:rPr>`}${isCut && chance.oneIn(9) ? '<w:lastRenderedPageBreak/>' : ''}${inner}</w:r>`;
  return proof ? `<w:proofErr w:type="spellStart"/>${whole}<w:proofErr w:type="spellEnd"/>` : whole;
}

function tracked(whole: string, { chance, isTracked }: Hand): string {
  if (!isTracked || !chance.oneIn(6)) return whole;
  const deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>Câu 99. A. bỏ</w:delText></w:r></w:del>';
  const wrapped = chance.pick([
    'w:ins w:id="2" w:author="a"',
    'w:hyperlink w:anchor="x"',
    'w:smartTag w:element="place"',
  ]);
  return `${chance.oneIn(2) ? deleted : ''}<${wrapped}>${whole}</${wrapped.split(' ')[0]}>`;
}

const mathRun = (text: string) =>
  `<m:r><w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr><m:t>${text}</m:t></m:r>`;

function formula(name: string): string {
  const forms: Record<string, string> = {
    fraction: `<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>${mathRun('1')}</m:num><m:den>${mathRun('x+1')}</m:den></m:f>`,
    power: `<m:sSup><m:e>${mathRun('x')}</m:e><m:sup>${mathRun('2')}</m:sup></m:sSup>${mathRun('−1')}`,
    root: `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${mathRun('A. B')}</m:e></m:rad>`,
    pair: `<m:d><m:dPr/><m:e>${mathRun('−∞;0')}</m:e></m:d>`,
  };
  const inner = forms[name] ?? mathRun(name);
  return name === 'pair' ? `<m:oMathPara><m:oMath>${inner}</m:oMath></m:oMathPara>` : `<m:oMath>${inner}</m:oMath>`;
}

const BLIP =
  '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip r:embed="rIdPicture"/></a:graphicData></a:graphic>';
const VML =
  '<w:pict><v:shape id="s" style="width:90pt;height:40pt"><v:imagedata r:id="rIdPicture" o:title="hình"/></v:shape></w:pict>';
const EXTENT = '<wp:extent cx="900000" cy="500000"/><wp:docPr id="1" name="Picture 1"/>';
const PICTURES: Readonly<Record<PictureForm, string>> = {
  inline: `<w:r><w:drawing><wp:inline>${EXTENT}${BLIP}</wp:inline></w:drawing></w:r>`,
  anchor: `<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="column"><wp:posOffset>5</wp:posOffset></wp:positionH>${EXTENT}${BLIP}</wp:anchor></w:drawing></w:r>`,
  vml: `<w:r>${VML}</w:r>`,
  alternate: `<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor>${EXTENT}${BLIP}</wp:anchor></w:drawing></mc:Choice><mc:Fallback>${VML}</mc:Fallback></mc:AlternateContent></w:r>`,
  group: `<w:r><w:pict><v:group style="width:90pt;height:40pt"><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="rIdPicture"/></v:shape></v:group></w:pict></w:r>`,
};
const OLE =
  '<w:r><w:object><v:shape style="width:45pt;height:20pt"><v:imagedata r:id="rIdPicture" o:title=""/></v:shape><o:OLEObject Type="Embed" ProgID="Equation.DSMT4" ShapeID="x" DrawAspect="Content" ObjectID="_1" r:id="rIdOle"/></w:object></w:r>';

/** A stem's words as a check knows them: formulas and objects as □, the first line only. */
export function titleWords(ink: readonly Ink[]): string {
  const text = ink
    .map((piece) => ('words' in piece ? piece.words : 'formula' in piece || 'ole' in piece ? '□' : ''))
    .join('');
  return [...text.replace(/\s+/g, ' ').trim().normalize('NFC')].slice(0, 40).join('').trim();
}
