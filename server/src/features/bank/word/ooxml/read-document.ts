import { UnreadableFile } from '../../formats/refusal.ts';
import { toLatex } from '../omml/to-latex.ts';
import { composed } from './compose-pieces.ts';
import type { Piece, WordBlock, WordCell, WordParagraph } from './content.ts';
import { boxesIn, drawingPieces, objectPieces, shapePieces } from './drawings.ts';
import { type Field, fieldPieces, isDrawnFromCode } from './fields.ts';
import { type Format, readStyles, type Styles } from './formatting.ts';
import { legacyReader } from './legacy-text.ts';
import { noteReader } from './notes.ts';
import { readNumbering } from './numbering.ts';
import type { Package } from './open-package.ts';
import { type PictureUse, pictureReader } from './pictures.ts';
import { relationsOf } from './relations.ts';
import { symbolOf, symbolText } from './symbols.ts';
import { childOf, childrenOf, descendantsOf, parseXml, propertyOf, textOf, type XmlElement } from './xml.ts';

interface Reader {
  readonly styles: Styles;
  readonly legacy: ReturnType<typeof legacyReader>;
  labelOf: ReturnType<typeof readNumbering>;
  /** The bytes of an embedded object. */
  oleOf(relation: string | undefined): Uint8Array | undefined;
  pictureOf(relation: string | undefined, use: PictureUse): ReturnType<ReturnType<typeof pictureReader>>;
  noteOf: ReturnType<typeof noteReader>;
}

interface Place {
  readonly style: string | undefined;
  readonly pieces: Piece[];
  /** Paragraphs of text boxes and notes anchored here: they follow the paragraph. */
  readonly boxes: WordBlock[];
  /** Fields that are open, the innermost last. */
  readonly fields: Field[];
}

/** Elements that only wrap others. Insertions are kept; deletions (`w:del`, `w:moveFrom`) are simply not in this list. */
const WRAPPERS = new Set(
  'w:ins w:moveTo w:smartTag w:hyperlink w:sdt w:sdtContent w:fldSimple w:customXml w:bdo w:dir w:ruby w:rubyBase'.split(
    ' ',
  ),
);

/** The body of a Word file: numbered labels written out, tracked changes accepted, text boxes after their paragraph. */
export function readDocument(parts: Package): WordBlock[] {
  const root = [...relationsOf(parts, '').values()].find(({ type }) => type === 'officeDocument');
  const name = root && parts.has(root.target) ? root.target : 'word/document.xml';
  const bytes = parts.get(name);
  if (!bytes) throw new UnreadableFile('wordNotADocx');
  const body = childOf(parseXml(bytes), 'w:body');
  if (!body) throw new UnreadableFile('wordNotADocx');
  const relations = relationsOf(parts, name);
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const picture = pictureReader(parts);
  const readerWith = (legacy: Reader['legacy']): Reader => ({
    styles: readStyles(parts, partOf('styles')),
    legacy,
    labelOf: readNumbering(parts, partOf('numbering')),
    oleOf: (relation) => parts.get(relations.get(relation ?? '')?.target ?? ''),
    pictureOf: (relation, use) => picture(relations.get(relation ?? '')?.target, use),
    noteOf: noteReader(parts, partOf),
  });
  const first = readerWith(legacyReader());
  const blocks = readBlocks(body, first);
  const inUnicode = first.legacy.inUnicode();
  return inUnicode.size === 0 ? blocks : readBlocks(body, readerWith(legacyReader(inUnicode)));
}

function readBlocks(parent: XmlElement, reader: Reader): WordBlock[] {
  const blocks: WordBlock[] = [];
  /** Pieces of a paragraph whose end mark was deleted: they run on into the next one. */
  let carried: Piece[] = [];
  for (const element of childrenOf(parent)) {
    if (element.name === 'w:p') {
      const { paragraph, boxes, runsOn } = readParagraph(element, reader, carried);
      carried = runsOn ? [...paragraph.pieces] : [];
      if (!runsOn) blocks.push(paragraph);
      blocks.push(...boxes);
    } else if (element.name === 'w:tbl') blocks.push(readTable(element, reader));
    else if (element.name === 'mc:AlternateContent')
      blocks.push(...readBlocks(childOf(element, 'mc:Choice') ?? element, reader));
    else if (WRAPPERS.has(element.name)) blocks.push(...readBlocks(element, reader));
  }
  if (carried.length > 0) blocks.push({ type: 'paragraph', pieces: carried });
  return blocks;
}

function readTable(element: XmlElement, reader: Reader): WordBlock {
  const rows: WordCell[][] = [];
  /** By grid column: the cell that a vertical merge would go on with. */
  const above = new Map<number, { rows: number }>();
  for (const row of rowsOf(element)) {
    if (childOf(childOf(row, 'w:trPr'), 'w:del')) continue;
    const cells: WordCell[] = [];
    let column = 0;
    for (const element of descendantsOf(row, 'w:tc')) {
      const properties = childOf(element, 'w:tcPr');
      const columns = Math.max(1, Math.min(50, Number(propertyOf(properties, 'w:gridSpan') ?? 1) || 1));
      const goesOn = childOf(properties, 'w:vMerge') && propertyOf(properties, 'w:vMerge') !== 'restart';
      const upper = above.get(column);
      if (goesOn && upper) upper.rows++;
      else {
        const cell = { blocks: readBlocks(element, reader), columns, rows: 1 };
        above.set(column, cell);
        cells.push(cell);
      }
      column += columns;
    }
    if (cells.length > 0) rows.push(cells);
  }
  return { type: 'table', rows };
}

function rowsOf(table: XmlElement): XmlElement[] {
  return childrenOf(table).flatMap((child) =>
    child.name === 'w:tr' ? [child] : WRAPPERS.has(child.name) ? descendantsOf(child, 'w:tr') : [],
  );
}

function readParagraph(element: XmlElement, reader: Reader, carried: readonly Piece[]) {
  const properties = childOf(element, 'w:pPr');
  const style = propertyOf(properties, 'w:pStyle');
  const place: Place = { style, pieces: [...carried], boxes: [], fields: [] };
  const markProperties = childOf(properties, 'w:rPr');
  const numbering = childOf(properties, 'w:numPr') ?? reader.styles.numberingOf(style);
  const label = reader.labelOf(numbering);
  if (label) {
    // Word draws the label in the list's look, over the look of the paragraph's end mark: keys are marked there too.
    const format = { ...reader.styles.formatOf(style, markProperties), ...label.format };
    place.pieces.push({ type: 'text', text: `${label.text.trim()} `, format });
  }
  const before = place.pieces.length;
  readRuns(element, reader, place);
  place.pieces.push(...reader.legacy.read(place.pieces.splice(before)));
  const align = { center: 'center', right: 'right', end: 'right' }[propertyOf(properties, 'w:jc') ?? ''];
  const own = reader.styles.ownOf(style);
  const paragraph: WordParagraph = {
    type: 'paragraph',
    pieces: composed(place.pieces),
    ...(align === undefined ? {} : { align: align as 'center' | 'right' }),
    ...(own === null ? {} : { isQuoted: true as const }),
    ...(own === null || own === 'quoted' ? {} : { role: own }),
  };
  return { paragraph, boxes: place.boxes, runsOn: childOf(markProperties, 'w:del') !== undefined };
}

function readRuns(parent: XmlElement, reader: Reader, place: Place): void {
  for (const element of childrenOf(parent)) {
    if (element.name === 'w:r') readRun(element, reader, place);
    else if (element.name === 'm:oMath') place.pieces.push(mathPiece(element, false));
    else if (element.name === 'm:oMathPara')
      for (const formula of descendantsOf(element, 'm:oMath')) place.pieces.push(mathPiece(formula, true));
    else if (element.name === 'mc:AlternateContent') readAlternative(element, reader, place, readRuns);
    else if (element.name === 'w:fldSimple' && fieldPieces(element.attributes['w:instr'] ?? '').length > 0)
      place.pieces.push(...fieldPieces(element.attributes['w:instr'] ?? ''));
    else if (WRAPPERS.has(element.name)) readRuns(element, reader, place);
  }
}

function mathPiece(element: XmlElement, display: boolean): Piece {
  return { type: 'math', ...toLatex(element), display };
}

function readRun(run: XmlElement, reader: Reader, place: Place): void {
  const properties = childOf(run, 'w:rPr');
  const format = reader.styles.formatOf(place.style, properties);
  if (format.hidden) return;
  readRunContent(run, reader, place, format);
}

function readRunContent(run: XmlElement, reader: Reader, place: Place, format: Format): void {
  const { pieces } = place;
  for (const element of childrenOf(run)) {
    switch (element.name) {
      case 'w:t':
        pushText(pieces, format.symbol ? symbolText(textOf(element)) : textOf(element), format);
        break;
      case 'w:fldChar':
        readFieldMark(element.attributes['w:fldCharType'], place);
        break;
      case 'w:instrText': {
        const field = place.fields.at(-1);
        if (field) field.code += format.symbol ? symbolText(textOf(element)) : textOf(element);
        break;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        readNote(element, reader, place, format);
        break;
      case 'w:tab':
      case 'w:ptab':
        pieces.push({ type: 'tab' });
        break;
      case 'w:br':
      case 'w:cr':
        if (!['page', 'column'].includes(element.attributes['w:type'] ?? '')) pieces.push({ type: 'break' });
        break;
      case 'w:noBreakHyphen':
        pushText(pieces, '-', format);
        break;
      case 'w:sym': {
        const text = symbolOf(element.attributes['w:font'] ?? '', element.attributes['w:char'] ?? '');
        if (text !== null) pushText(pieces, text, format);
        break;
      }
      case 'w:drawing':
        pieces.push(...drawingPieces(element, reader.pictureOf));
        readBoxes(element, reader, place);
        break;
      case 'w:pict':
        pieces.push(...shapePieces(element, reader.pictureOf));
        readBoxes(element, reader, place);
        break;
      case 'w:object':
        pieces.push(...objectPieces(element, reader.pictureOf, reader.oleOf));
        break;
      case 'mc:AlternateContent':
        readAlternative(element, reader, place, (branch) => readRunContent(branch, reader, place, format));
        break;
    }
  }
}

/** Takes the newer form of a shape; the older one only where the newer says nothing that we can read. */
function readAlternative(
  element: XmlElement,
  reader: Reader,
  place: Place,
  read: (branch: XmlElement, reader: Reader, place: Place) => void,
): void {
  const [pieces, boxes] = [place.pieces.length, place.boxes.length];
  const isRead = () => place.boxes.length > boxes || place.pieces.slice(pieces).some(({ type }) => type !== 'lost');
  let lost: Piece[] = [];
  for (const branch of ['mc:Choice', 'mc:Fallback']) {
    const chosen = childOf(element, branch);
    if (!chosen || isRead()) continue;
    read(chosen, reader, place);
    if (isRead()) continue;
    const left = place.pieces.splice(pieces);
    if (lost.length === 0) lost = left;
  }
  if (!isRead()) place.pieces.push(...lost);
}

function pushText(pieces: Piece[], text: string, format: Format): void {
  for (const [at, part] of text
    .replace(/[\r\n]+/g, ' ')
    .split('\t')
    .entries()) {
    if (at > 0) pieces.push({ type: 'tab' });
    if (part !== '') pieces.push({ type: 'text', text: part, format });
  }
}

function readBoxes(parent: XmlElement, reader: Reader, place: Place): void {
  for (const box of boxesIn(parent)) place.boxes.push(...readBlocks(box, reader));
}

/** A field within another's code is part of that code. */
function readFieldMark(type: string | undefined, place: Place): void {
  const field = place.fields.at(-1);
  if (type === 'begin') place.fields.push({ code: '', isResult: false, before: place.pieces.length });
  else if (type === 'separate' && field) Object.assign(field, { isResult: true, before: place.pieces.length });
  else if (type === 'end' && field) {
    place.fields.pop();
    const around = place.fields.at(-1);
    if (around && !around.isResult) around.code += field.code.replace(/^\s*EQ\s*/i, '');
    else {
      // Word keeps no result of these, or an empty one, or the picture of an older version.
      if (field.isResult && isDrawnFromCode(field.code)) place.pieces.splice(field.before);
      if (!field.isResult || place.pieces.length === field.before) place.pieces.push(...fieldPieces(field.code));
    }
  }
}

/** A note stands in brackets below its paragraph, as a reader of the page finds it at the foot. */
function readNote(reference: XmlElement, reader: Reader, place: Place, format: Format): void {
  const note = reader.noteOf(reference);
  if (!note) return;
  const sign = `(${note.n})`;
  place.pieces.push({ type: 'text', text: sign, format: { ...format, vertical: 'superscript' } });
  // A note has none of its own in Word; a reference in one could lead round in a circle.
  const [first, ...rest] = readBlocks(note.element, { ...reader, noteOf: () => null });
  if (first?.type !== 'paragraph') return;
  const mark = { type: 'text' as const, text: `${sign} `, format: {} };
  place.boxes.push({ ...first, pieces: [mark, ...first.pieces] }, ...rest);
}
