import { equationLatex } from '../mtef/equation.ts';
import { equationInMetafile } from '../mtef/metafile.ts';
import type { Picture, Piece } from './content.ts';
import { drawingSize, objectSize } from './picture-size.ts';
import type { PictureUse } from './pictures.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from './xml.ts';

type PictureOf = (relation: string | undefined, use: PictureUse) => Picture | null;

/** The paragraphs of text boxes stand elsewhere: what is in them is not the drawing's. */
const BOX = 'w:txbxContent';
const MISSING: Piece = { type: 'lost', what: 'ảnh không có trong tệp' };
const DRAWN: Piece = { type: 'lost', what: 'hình vẽ trong Word' };

/** Text boxes of a drawing or of an older shape. */
export const boxesIn = (parent: XmlElement): XmlElement[] => descendantsOf(parent, BOX);

/** Pictures of a DrawingML drawing; what Word draws itself (a chart, a diagram, shapes) is named as lost. */
export function drawingPieces(drawing: XmlElement, pictureOf: PictureOf): Piece[] {
  const [frame] = childrenOf(drawing);
  const extent = childOf(frame, 'wp:extent');
  const alt = childOf(frame, 'wp:docPr')?.attributes.descr ?? '';
  const blips = outsideBoxes(drawing, (name) => name === 'a:blip');
  if (blips.length > 0)
    return blips.map((blip) => {
      // One picture fills its frame; of several grouped ones each keeps its own size.
      const use = { alt, ...(blips.length === 1 ? drawingSize(extent) : {}) };
      const picture = pictureOf(blip.attributes['r:embed'], use);
      return picture ? pictureOrFormula(picture, frame?.name === 'wp:anchor') : MISSING;
    });
  const has = (pattern: RegExp) => outsideBoxes(drawing, (name) => pattern.test(name)).length > 0;
  if (has(/(^|:)chart$/)) return [{ type: 'lost', what: 'biểu đồ trong Word' }];
  if (has(/(^|:)relIds$/)) return [{ type: 'lost', what: 'sơ đồ SmartArt' }];
  const shapes = outsideBoxes(drawing, (name) => name === 'wps:wsp');
  // A shape with words is their frame; one without height is a rule across the page.
  const isFrame = shapes.length > 0 && shapes.every((shape) => childOf(shape, 'wps:txbx') !== undefined);
  return isFrame || isRule(extent) ? [] : [DRAWN];
}

const THINNEST_EMU = 20_000;

function isRule(extent: XmlElement | undefined): boolean {
  return ['cx', 'cy'].some((side) => Number(extent?.attributes[side] ?? Number.NaN) < THINNEST_EMU);
}

const VML = /^v:(shape|line|oval|rect|roundrect|polyline|curve|arc|image|group)$/;

/** The same of VML, as Word wrote it before 2007. */
export function shapePieces(shapes: XmlElement, pictureOf: PictureOf): Piece[] {
  const images = childrenOf(shapes).flatMap((shape) =>
    outsideBoxes(shape, (name) => name === 'v:imagedata').map((image): Piece => {
      const style = shape.attributes.style ?? '';
      const use = { alt: image.attributes['o:title'] ?? '', ...objectSize(style) };
      const picture = pictureOf(image.attributes['r:id'], use);
      return picture ? pictureOrFormula(picture, /position:\s*absolute/i.test(style)) : MISSING;
    }),
  );
  return images.length > 0 || !childrenOf(shapes).some(isDrawn) ? images : [DRAWN];
}

function isDrawn(shape: XmlElement): boolean {
  if (!VML.test(shape.name) || shape.attributes['o:hr'] !== undefined) return false;
  if (shape.name === 'v:group') return childrenOf(shape).some(isDrawn);
  return childOf(shape, 'v:textbox') === undefined;
}

/** A formula of MathType or of the old equation editor; any other object is its preview. */
export function objectPieces(
  object: XmlElement,
  pictureOf: PictureOf,
  oleOf: (relation: string | undefined) => Uint8Array | undefined,
): Piece[] {
  const [shape] = descendantsOf(object, 'v:shape');
  const [image] = descendantsOf(object, 'v:imagedata');
  const [embedded] = descendantsOf(object, 'o:OLEObject');
  const program = embedded?.attributes.ProgID ?? '';
  const isFormula = program === '' || /equation|mathtype/i.test(program);
  const use = { alt: isFormula ? 'Công thức MathType' : '', ...objectSize(shape?.attributes.style ?? '') };
  const picture = pictureOf(image?.attributes['r:id'], use);
  if (!isFormula) return [picture ? pictureOrFormula(picture, false) : MISSING];
  const ole = oleOf(embedded?.attributes['r:id']);
  const latex = (ole ? equationLatex(ole) : null) ?? (picture ? keptFormula(picture) : null);
  return [{ type: 'ole', picture, latex }];
}

function outsideBoxes(element: XmlElement, is: (name: string) => boolean): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    is(child.name) ? [child] : child.name === BOX ? [] : outsideBoxes(child, is),
  );
}

/** A formula that was pasted as a picture is a formula again where MathType kept it in there. */
function pictureOrFormula(picture: Picture, floating: boolean): Piece {
  const latex = keptFormula(picture);
  if (latex === null) return { type: 'picture', picture, floating };
  return { type: 'math', latex, plain: latex, display: false, lossy: false };
}

function keptFormula({ mime, bytes }: Picture): string | null {
  return mime === 'image/x-wmf' || mime === 'image/x-emf' ? equationInMetafile(bytes) : null;
}
