import type { Response } from 'shared/questions/response.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import { AssociateEditor } from './associate/Editor.tsx';
import { AssociateReview } from './associate/Review.tsx';
import { ChoiceEditor } from './choice/Editor.tsx';
import { ChoiceReview } from './choice/Review.tsx';
import { ClozeEditor } from './cloze/Editor.tsx';
import { ClozeReview } from './cloze/Review.tsx';
import { DrawingEditor } from './drawing/Editor.tsx';
import { DrawingReview } from './drawing/Review.tsx';
import type { Editor, Review } from './editor.ts';
import { EssayEditor } from './essay/Editor.tsx';
import { EssayReview } from './essay/Review.tsx';
import { FileUploadEditor } from './file-upload/Editor.tsx';
import { FileUploadReview } from './file-upload/Review.tsx';
import { GapMatchEditor } from './gap-match/Editor.tsx';
import { GapMatchReview } from './gap-match/Review.tsx';
import { HotTextEditor } from './hot-text/Editor.tsx';
import { HotTextReview } from './hot-text/Review.tsx';
import { HotspotEditor } from './hotspot/Editor.tsx';
import { HotspotReview } from './hotspot/Review.tsx';
import { LabelPictureEditor } from './label-picture/Editor.tsx';
import { LabelPictureReview } from './label-picture/Review.tsx';
import { MatchingEditor } from './matching/Editor.tsx';
import { MatchingReview } from './matching/Review.tsx';
import { MatrixEditor } from './matrix/Editor.tsx';
import { MatrixReview } from './matrix/Review.tsx';
import { MultipleChoiceEditor } from './multiple-choice/Editor.tsx';
import { MultipleChoiceReview } from './multiple-choice/Review.tsx';
import { OrderingEditor } from './ordering/Editor.tsx';
import { OrderingReview } from './ordering/Review.tsx';
import { PointOnPictureEditor } from './point-on-picture/Editor.tsx';
import { PointOnPictureReview } from './point-on-picture/Review.tsx';
import { RecordingEditor } from './recording/Editor.tsx';
import { RecordingReview } from './recording/Review.tsx';
import { ShortAnswerEditor } from './short-answer/Editor.tsx';
import { ShortAnswerReview } from './short-answer/Review.tsx';
import { ShortTextEditor } from './short-text/Editor.tsx';
import { ShortTextReview } from './short-text/Review.tsx';
import { SliderEditor } from './slider/Editor.tsx';
import { SliderReview } from './slider/Review.tsx';
import { TrueFalseGroupEditor } from './true-false-group/Editor.tsx';
import { TrueFalseGroupReview } from './true-false-group/Review.tsx';

/** One line per kind that may be a part of another; a kind that cannot be edited and reviewed does not compile. */
const simpleSides = {
  choice: { Editor: ChoiceEditor, Review: ChoiceReview },
  trueFalseGroup: { Editor: TrueFalseGroupEditor, Review: TrueFalseGroupReview },
  shortAnswer: { Editor: ShortAnswerEditor, Review: ShortAnswerReview },
  multipleChoice: { Editor: MultipleChoiceEditor, Review: MultipleChoiceReview },
  shortText: { Editor: ShortTextEditor, Review: ShortTextReview },
  essay: { Editor: EssayEditor, Review: EssayReview },
  matching: { Editor: MatchingEditor, Review: MatchingReview },
  matrix: { Editor: MatrixEditor, Review: MatrixReview },
  ordering: { Editor: OrderingEditor, Review: OrderingReview },
  associate: { Editor: AssociateEditor, Review: AssociateReview },
  cloze: { Editor: ClozeEditor, Review: ClozeReview },
  drawing: { Editor: DrawingEditor, Review: DrawingReview },
  fileUpload: { Editor: FileUploadEditor, Review: FileUploadReview },
  gapMatch: { Editor: GapMatchEditor, Review: GapMatchReview },
  hotText: { Editor: HotTextEditor, Review: HotTextReview },
  hotspot: { Editor: HotspotEditor, Review: HotspotReview },
  labelPicture: { Editor: LabelPictureEditor, Review: LabelPictureReview },
  pointOnPicture: { Editor: PointOnPictureEditor, Review: PointOnPictureReview },
  recording: { Editor: RecordingEditor, Review: RecordingReview },
  slider: { Editor: SliderEditor, Review: SliderReview },
} satisfies Readonly<Record<SimpleDefinition['kind'], unknown>>;

interface Sides {
  readonly Editor: Editor<SimpleDefinition>;
  readonly Review: Review<SimpleDefinition, Response>;
}

/** How a question, or a part of one, is edited and reviewed. */
export function simpleSidesOf(kind: SimpleDefinition['kind']): Sides {
  return simpleSides[kind] as unknown as Sides;
}
