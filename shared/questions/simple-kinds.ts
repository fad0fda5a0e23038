import { z } from 'zod';
import { AssociateDefinition, AssociateView, associate } from './associate/associate.ts';
import { ChoiceDefinition, ChoiceView, choice } from './choice/choice.ts';
import { ClozeDefinition, ClozeView, cloze } from './cloze/cloze.ts';
import { DrawingDefinition, DrawingView, drawing } from './drawing/drawing.ts';
import { EssayDefinition, EssayView, essay } from './essay/essay.ts';
import { FileUploadDefinition, FileUploadView, fileUpload } from './file-upload/file-upload.ts';
import { GapMatchDefinition, GapMatchView, gapMatch } from './gap-match/gap-match.ts';
import { HotTextDefinition, HotTextView, hotText } from './hot-text/hot-text.ts';
import { HotspotDefinition, HotspotView, hotspot } from './hotspot/hotspot.ts';
import { LabelPictureDefinition, LabelPictureView, labelPicture } from './label-picture/label-picture.ts';
import { MatchingDefinition, MatchingView, matching } from './matching/matching.ts';
import { MatrixDefinition, MatrixView, matrix } from './matrix/matrix.ts';
import { MultipleChoiceDefinition, MultipleChoiceView, multipleChoice } from './multiple-choice/multiple-choice.ts';
import { OrderingDefinition, OrderingView, ordering } from './ordering/ordering.ts';
import { PointOnPictureDefinition, PointOnPictureView, pointOnPicture } from './point-on-picture/point-on-picture.ts';
import { RecordingDefinition, RecordingView, recording } from './recording/recording.ts';
import { ShortAnswerDefinition, ShortAnswerView, shortAnswer } from './short-answer/short-answer.ts';
import { ShortTextDefinition, ShortTextView, shortText } from './short-text/short-text.ts';
import { SliderDefinition, SliderView, slider } from './slider/slider.ts';
import { TrueFalseGroupDefinition, TrueFalseGroupView, trueFalseGroup } from './true-false-group/true-false-group.ts';

/** Every kind that may also be a part of a composite question: one line here, one in each union below. */
export const simpleKinds = {
  choice,
  trueFalseGroup,
  shortAnswer,
  multipleChoice,
  shortText,
  essay,
  matching,
  matrix,
  ordering,
  associate,
  cloze,
  drawing,
  fileUpload,
  gapMatch,
  hotText,
  hotspot,
  labelPicture,
  pointOnPicture,
  recording,
  slider,
} as const;

export const SimpleDefinition = z.discriminatedUnion('kind', [
  ChoiceDefinition,
  TrueFalseGroupDefinition,
  ShortAnswerDefinition,
  MultipleChoiceDefinition,
  ShortTextDefinition,
  EssayDefinition,
  MatchingDefinition,
  MatrixDefinition,
  OrderingDefinition,
  AssociateDefinition,
  ClozeDefinition,
  DrawingDefinition,
  FileUploadDefinition,
  GapMatchDefinition,
  HotTextDefinition,
  HotspotDefinition,
  LabelPictureDefinition,
  PointOnPictureDefinition,
  RecordingDefinition,
  SliderDefinition,
]);
export type SimpleDefinition = z.infer<typeof SimpleDefinition>;

/** What a candidate may hold of a question. No member of this union has a key. */
export const SimpleView = z.discriminatedUnion('kind', [
  ChoiceView,
  TrueFalseGroupView,
  ShortAnswerView,
  MultipleChoiceView,
  ShortTextView,
  EssayView,
  MatchingView,
  MatrixView,
  OrderingView,
  AssociateView,
  ClozeView,
  DrawingView,
  FileUploadView,
  GapMatchView,
  HotTextView,
  HotspotView,
  LabelPictureView,
  PointOnPictureView,
  RecordingView,
  SliderView,
]);
export type SimpleView = z.infer<typeof SimpleView>;
