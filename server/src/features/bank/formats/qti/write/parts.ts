import { kindOf } from 'shared/questions/registry.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import { writeChoice, writeHotspot, writeHotText, writeMultipleChoice } from './choices.ts';
import { writeOrdering } from './ordering.ts';
import { writeDrawing, writeEssay, writePoints, writeRecording, writeSlider, writeUpload } from './others.ts';
import { writeAssociate, writeMatching, writeMatrix, writeTrueFalse } from './pairs.ts';
import type { WriteContext, WrittenPart } from './part.ts';
import { writeGapMatch, writeLabels } from './placing.ts';
import { writeCloze, writeShortAnswer, writeShortText } from './texts.ts';

type Writers = {
  readonly [Kind in SimpleDefinition['kind']]: (
    definition: Extract<SimpleDefinition, { kind: Kind }>,
    context: WriteContext,
  ) => WrittenPart;
};

/** How each kind is said in QTI 3. A new kind is one line here; the compiler asks for it. */
const WRITERS: Writers = {
  choice: writeChoice,
  multipleChoice: writeMultipleChoice,
  trueFalseGroup: writeTrueFalse,
  shortAnswer: writeShortAnswer,
  shortText: writeShortText,
  essay: writeEssay,
  matching: writeMatching,
  matrix: writeMatrix,
  ordering: writeOrdering,
  associate: writeAssociate,
  cloze: writeCloze,
  gapMatch: writeGapMatch,
  hotText: writeHotText,
  hotspot: writeHotspot,
  pointOnPicture: writePoints,
  labelPicture: writeLabels,
  slider: writeSlider,
  fileUpload: writeUpload,
  drawing: writeDrawing,
  recording: writeRecording,
};

export function writePart(definition: SimpleDefinition, context: WriteContext): WrittenPart {
  const write = WRITERS[definition.kind] as (definition: SimpleDefinition, context: WriteContext) => WrittenPart;
  const part = write(definition, context);
  // A question without a key has no right answer to score by; its author has still to say it.
  return kindOf(definition.kind).correctResponse(definition) === null ? { ...part, rules: [], outcomes: [] } : part;
}
