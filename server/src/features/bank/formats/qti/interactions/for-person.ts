import { wordsOf } from 'shared/questions/content.ts';
import type { QtiElement } from 'shared/questions/qti/element.ts';
import { Rubric } from 'shared/questions/rubric.ts';
import { type Part, promptOf, type ReadContext } from '../interaction.ts';
import { pictureElementOf } from './hotspot.ts';
import { textOfTyped, typedOf, typedProbes } from './texts.ts';

/** What a person marks by: the scorer's rubric of the file as one criterion. */
function rubricOf({ scorerRubric, points, criteria }: ReadContext): Rubric {
  const own = Rubric.safeParse(criteria);
  if (own.success && own.data.length > 0) return own.data;
  const criterion = wordsOf(scorerRubric).slice(0, 2_000).toWellFormed().trim();
  return criterion === '' ? [] : [{ id: 'r1', criterion, points: Math.min(points, 1_000) }];
}

/** `extendedTextInteraction`: an essay; a short text where the file itself says which texts are right. */
export function readExtendedText(element: QtiElement, context: ReadContext): Part {
  const { content, declared } = context;
  const { format } = element.attributes;
  const common = { identifier: declared.identifier, prompt: promptOf(element, content) };
  const isKnown = context.correct !== null && textOfTyped(context.correct).length <= 200;
  if (isKnown || (declared.mapping?.entries.length ?? 0) > 0) {
    return {
      ...common,
      probes: typedProbes(context),
      respond: (value) => (value === null ? null : textOfTyped(value)),
      definitions(base, share) {
        const { accepted, ignoreCase } = typedOf(context, share);
        const answers = accepted.map(({ text, share }) => ({ text, ...(share < 1 ? { share } : {}) }));
        return [{ kind: 'shortText' as const, ...base, accepted: answers, ignoreCase, ignoreMarks: false }];
      },
    };
  }
  return {
    ...common,
    ...unscored,
    definitions: (base) => [
      {
        ...{ kind: 'essay' as const, ...base },
        format: format === 'xhtml' ? ('rich' as const) : ('plain' as const),
        rubric: rubricOf(context),
      },
    ],
  };
}

const unscored = { probes: [null], respond: () => null, isForPerson: true } as const;

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.ms-excel': ['xls'],
  'application/zip': ['zip'],
  'application/json': ['json'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'text/html': ['html'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'audio/mpeg': ['mp3'],
  'audio/webm': ['webm'],
  'audio/mp4': ['m4a'],
  'video/mp4': ['mp4'],
};

/** `uploadInteraction`: a file handed in. */
export function readUpload(element: QtiElement, context: ReadContext): Part {
  const { content, declared } = context;
  const types = (element.attributes.type ?? '').split(/[\s,]+/).filter((type) => type !== '');
  const unknown = types.filter((type) => !EXTENSIONS[type]);
  return {
    ...{ identifier: declared.identifier, prompt: promptOf(element, content), ...unscored },
    definitions: (base) => [
      {
        ...{ kind: 'fileUpload' as const, ...base },
        accept: unknown.length > 0 ? [] : types.flatMap((type) => EXTENSIONS[type] ?? []),
        maxFiles: declared.cardinality === 'single' ? 1 : 5,
        maxBytes: 10 * 1024 * 1024,
        rubric: rubricOf(context),
      },
    ],
    losses: unknown.map((type) => `upload type ${type}`),
  };
}

/** `drawingInteraction`: something drawn on a picture. */
export function readDrawing(element: QtiElement, context: ReadContext): Part {
  const { content, declared } = context;
  const background = content.picture(pictureElementOf(element));
  const side = (size: number | undefined, other: number) => Math.min(2_000, Math.max(100, size ?? other));
  return {
    ...{ identifier: declared.identifier, prompt: promptOf(element, content), ...unscored },
    definitions: (base) => [
      {
        ...{ kind: 'drawing' as const, ...base },
        ...(background ? { background } : {}),
        ...{ width: side(background?.width, 800), height: side(background?.height, 600) },
        rubric: rubricOf(context),
      },
    ],
  };
}
