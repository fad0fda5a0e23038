import { boundsOf } from 'shared/questions/picture/shape.ts';
import { areaOf } from 'shared/questions/qti/declarations.ts';
import { childOf, childrenNamed, descendantsOf, type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { hintOf, type ReadContext, type WholePart, wholePartOf } from './interaction.ts';
import { readAssociate } from './interactions/associate.ts';
import { readChoice } from './interactions/choice.ts';
import { readDrawing, readExtendedText, readUpload } from './interactions/for-person.ts';
import { readHotText } from './interactions/hot-text.ts';
import { readHotspot, shapeOf } from './interactions/hotspot.ts';
import { readMatch } from './interactions/matching.ts';
import { readOrder } from './interactions/order.ts';
import { readGapMatch, readGraphicOrder, readLabels } from './interactions/placing.ts';
import { readPoints } from './interactions/points.ts';
import { readSlider } from './interactions/slider.ts';

/** QTI's interactions that are questions of ours, one line each; gaps in a text are read together (cloze.ts). */
const READERS = {
  choiceInteraction: readChoice,
  orderInteraction: readOrder,
  associateInteraction: readAssociate,
  matchInteraction: readMatch,
  gapMatchInteraction: readGapMatch,
  hottextInteraction: readHotText,
  hotspotInteraction: readHotspot,
  graphicGapMatchInteraction: readLabels,
  graphicOrderInteraction: readGraphicOrder,
  selectPointInteraction: readPoints,
  positionObjectInteraction: readPoints,
  sliderInteraction: readSlider,
  uploadInteraction: readUpload,
  drawingInteraction: readDrawing,
  extendedTextInteraction: readExtendedText,
} as const;

/** The question that a block interaction becomes; null for what we have no kind for, or that names no response. */
export function readBlock(
  element: QtiElement,
  contextOf: (interaction: QtiElement) => ReadContext | null,
): WholePart | null {
  const isStage = element.name === 'positionObjectStage';
  const interaction = isStage ? childOf(element, 'positionObjectInteraction') : asKnown(element);
  const read = interaction ? READERS[interaction.name as keyof typeof READERS] : undefined;
  const context = interaction && read ? contextOf(interaction) : null;
  if (!interaction || !context || !read) return null;
  const part = isStage ? readPoints(interaction, context, element) : read(interaction, context);
  return { ...wholePartOf(part), hint: context.isOurs ? hintOf(interaction) : null };
}

/**
 * Pairing on a picture is pairing of the places' names; the picture then stands in the question. A place without a name is
 * called by its number and by where it lies.
 */
function asKnown(element: QtiElement): QtiElement {
  if (element.name !== 'graphicAssociateInteraction') return element;
  const spots = childrenNamed(element, 'associableHotspot');
  const prompt = childOf(element, 'prompt');
  const shown = descendantsOf(element, ({ name }) => name === 'object' || name === 'img').slice(0, 1);
  const asked: QtiElement = {
    name: 'prompt',
    space: 'qti',
    attributes: {},
    children: [...(prompt?.children ?? []), ...shown],
  };
  const named = spots.map(
    (spot, at): QtiElement => ({
      ...spot,
      name: 'simpleAssociableChoice',
      children: [spot.attributes.hotspotLabel?.trim() || whereOf(spot, at, shown[0])],
    }),
  );
  return { ...element, name: 'associateInteraction', children: [asked, ...named] };
}

/** "Vị trí 2 (cách mép trái 38 %, cách mép trên 36 %)"; in pixels where the picture's size is not said. */
function whereOf(spot: QtiElement, at: number, picture: QtiElement | undefined): string {
  const name = `Vị trí ${at + 1}`;
  const { left, top, width, height } = boundsOf(shapeOf(areaOf(spot), null));
  const place = (middle: number, side: number | null) =>
    side !== null && side > 0 ? `${Math.round((middle / side) * 100)} %` : `${Math.round(middle)} điểm ảnh`;
  const across = place(left + width / 2, readNumber(picture?.attributes.width));
  const down = place(top + height / 2, readNumber(picture?.attributes.height));
  return `${name} (cách mép trái ${across}, cách mép trên ${down})`;
}
