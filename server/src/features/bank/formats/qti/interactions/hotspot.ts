import type { Picture } from 'shared/questions/picture/picture.ts';
import type { Shape } from 'shared/questions/picture/shape.ts';
import { type Area, areaOf } from 'shared/questions/qti/declarations.ts';
import { childOf, childrenNamed, type QtiElement } from 'shared/questions/qti/element.ts';
import { Ids, identifierOf, MOST_PARTS, type Part, promptOf, type ReadContext } from '../interaction.ts';
import { selections } from '../probes.ts';
import { keyOf, mostOfSelection, scoringsOf } from './selecting.ts';

/** `hotspotInteraction`: marked places of a picture, of which one or several are chosen. */
export function readHotspot(element: QtiElement, context: ReadContext): Part {
  const { content, declared, correct, isOurs } = context;
  const picture = content.picture(pictureElementOf(element));
  const places = childrenNamed(element, 'hotspotChoice')
    .slice(0, MOST_PARTS)
    .map((choice, at) => ({
      identifier: identifierOf(choice),
      label: (choice.attributes.hotspotLabel ?? choice.attributes['aria-label'] ?? `${at + 1}`).slice(0, 200),
      ...shapeOf(areaOf(choice), picture),
    }));
  const spots = places.map(({ identifier, ...spot }) => ({ identifier, content: spot }));
  const ids = new Ids(spots, isOurs);
  const identifiers = places.map(({ identifier }) => identifier);
  const most = mostOfSelection(element.attributes, context);
  const probes = selections(declared, identifiers, most, correct);
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond: (value) => (value === null ? null : ids.all(value.values)),
    definitions(base, share) {
      const selection = { identifiers, ids, declared, correct, probes };
      const key = keyOf(selection, share);
      const spots = places.map(({ identifier, ...spot }) => ({ id: ids.of(identifier), ...spot }));
      return scoringsOf(selection, share).map((scoring) => ({
        ...{ kind: 'hotspot' as const, ...base, picture, spots, key, maxChoices: most, scoring },
      }));
    },
  };
}

export function pictureElementOf(interaction: QtiElement): QtiElement | undefined {
  return childOf(interaction, 'object', 'img', 'picture');
}

/** An area as our pictures know it: `default` is the whole picture, `poly` is closed by itself. */
export function shapeOf({ shape, coords }: Area, picture: Picture | null): Shape {
  const kept = coords.slice(0, 400).map((coord) => Math.min(10_000, Math.max(-5_000, coord)));
  if (shape === 'circle' && kept.length >= 3) return { shape, coords: kept.slice(0, 3) };
  if (shape === 'ellipse' && kept.length >= 4) return { shape, coords: kept.slice(0, 4) };
  if (shape === 'rect' && kept.length >= 4) return { shape, coords: kept.slice(0, 4) };
  if (shape === 'poly' && kept.length >= 6)
    return { shape: 'polygon', coords: kept.slice(0, kept.length - (kept.length % 2)) };
  return { shape: 'rect', coords: [0, 0, picture?.width ?? 0, picture?.height ?? 0] };
}
