import type { DrawingDefinition } from 'shared/questions/drawing/drawing.ts';
import type { EssayDefinition } from 'shared/questions/essay/essay.ts';
import type { FileUploadDefinition } from 'shared/questions/file-upload/file-upload.ts';
import type { PointOnPictureDefinition } from 'shared/questions/point-on-picture/point-on-picture.ts';
import type { RecordingDefinition } from 'shared/questions/recording/recording.ts';
import type { Rubric } from 'shared/questions/rubric.ts';
import type { SliderDefinition } from 'shared/questions/slider/slider.ts';
import { hint, type WriteContext, type WrittenPart } from './part.ts';
import { pictureOf, shapeOf } from './pictures.ts';
import { float, isNull, plain, response, set, variable, when } from './rules.ts';
import { el, type XmlNode } from './xml.ts';

export function writePoints({ picture, areas, points }: PointOnPictureDefinition, context: WriteContext): WrittenPart {
  const { response: identifier, score, path } = context;
  const mapping = el(
    'qti-area-mapping',
    { 'default-value': 0, 'lower-bound': -1, 'upper-bound': 1 },
    ...areas.map((area) => el('qti-area-map-entry', { ...shapeOf(area), 'mapped-value': plain(area.share) })),
  );
  const cardinality = 'multiple';
  return {
    declarations: [
      el(
        'qti-response-declaration',
        { identifier, cardinality, 'base-type': 'point' },
        ...(areas.length > 0 ? [mapping] : []),
      ),
    ],
    body: [
      el(
        'qti-select-point-interaction',
        {
          'response-identifier': identifier,
          'max-choices': points,
          ...hint({ kind: 'pointOnPicture', areas, points }),
        },
        pictureOf(picture, path),
      ),
    ],
    rules:
      areas.length > 0
        ? [when(isNull(identifier), [set(score, float(0))], [set(score, el('qti-map-response-point', { identifier }))])]
        : [],
  };
}

export function writeSlider(definition: SliderDefinition, context: WriteContext): WrittenPart {
  const { min, max, step, key, tolerance = 0, unit, vertical } = definition;
  const { response: identifier, score } = context;
  const mode =
    tolerance > 0 ? { 'tolerance-mode': 'absolute', tolerance: plain(tolerance) } : { 'tolerance-mode': 'exact' };
  const said = {
    ...{ 'response-identifier': identifier, 'lower-bound': plain(min), 'upper-bound': plain(max), step: plain(step) },
    orientation: vertical ? 'vertical' : 'horizontal',
    ...hint({ kind: 'slider', unit, vertical, tolerance: definition.tolerance }),
  };
  return {
    declarations: [
      response({ identifier, cardinality: 'single', baseType: 'float' }, key === null ? [] : [plain(key)]),
    ],
    body: [el('qti-slider-interaction', said)],
    rules: key === null ? [] : [when(el('qti-equal', mode, float(key), variable(identifier)), [set(score, float(1))])],
  };
}

/** Criteria and their levels, for whoever marks. */
function rubricOf(rubric: Rubric, of: string): XmlNode[] {
  return rubric.map(({ id, criterion, points, levels }) =>
    el(
      'qti-rubric-block',
      { use: 'scoring', view: 'scorer', ...hint({ of, id, points, levels }) },
      el('qti-content-body', {}, el('p', {}, criterion)),
    ),
  );
}

/** What an essay may leave unsaid. */
const UNSAID = { format: undefined, minWords: undefined, maxWords: undefined, files: undefined, showRubric: undefined };

export function writeEssay(definition: EssayDefinition, context: WriteContext): WrittenPart {
  const { stem: _, solution: __, stimulus: ___, rubric, ...own } = definition;
  const { response: identifier } = context;
  const said = {
    'response-identifier': identifier,
    format: own.format === 'rich' ? 'xhtml' : 'plain',
    ...hint({ ...UNSAID, ...own }),
  };
  return {
    declarations: [response({ identifier, cardinality: 'single', baseType: 'string' }, [])],
    body: [el('qti-extended-text-interaction', said)],
    rules: [],
    rubric: rubricOf(rubric, identifier),
  };
}

/** Media types of the endings that teachers ask for; another ending is asked for in words alone. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ...{
    zip: 'application/zip',
    txt: 'text/plain',
    csv: 'text/csv',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
  },
};

export function writeUpload(definition: FileUploadDefinition, context: WriteContext): WrittenPart {
  const { stem: _, solution: __, stimulus: ___, rubric, ...own } = definition;
  const { response: identifier } = context;
  const types = [...new Set(own.accept.flatMap((ending) => TYPES[ending] ?? []))].join(' ');
  const said = { 'response-identifier': identifier, type: types || undefined, ...hint(own) };
  return {
    declarations: [
      response({ identifier, cardinality: own.maxFiles > 1 ? 'multiple' : 'single', baseType: 'file' }, []),
    ],
    body: [el('qti-upload-interaction', said)],
    rules: [],
    rubric: rubricOf(rubric, identifier),
  };
}

export function writeRecording(definition: RecordingDefinition, context: WriteContext): WrittenPart {
  const { stem: _, solution: __, stimulus: ___, rubric, ...own } = definition;
  const { response: identifier } = context;
  return {
    declarations: [response({ identifier, cardinality: 'single', baseType: 'file' }, [])],
    body: [
      el('qti-upload-interaction', { 'response-identifier': identifier, type: 'audio/webm audio/mp4', ...hint(own) }),
    ],
    rules: [],
    rubric: rubricOf(rubric, identifier),
  };
}

export function writeDrawing(definition: DrawingDefinition, context: WriteContext): WrittenPart {
  const { background, width, height, rubric } = definition;
  const { response: identifier, path } = context;
  const said = { 'response-identifier': identifier, ...hint({ kind: 'drawing', width, height }) };
  return {
    declarations: [response({ identifier, cardinality: 'single', baseType: 'file' }, [])],
    body: [
      el('qti-drawing-interaction', said, background ? pictureOf(background, path) : el('img', { src: '', alt: '' })),
    ],
    rules: [],
    rubric: rubricOf(rubric, identifier),
  };
}
