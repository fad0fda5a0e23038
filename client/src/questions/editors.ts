import type { Definition, KindName, Response } from 'shared/questions/registry.ts';
import { ChoiceEditor } from './choice/Editor.tsx';
import { ChoiceReview } from './choice/Review.tsx';
import { DrawingEditor } from './drawing/Editor.tsx';
import { DrawingReview } from './drawing/Review.tsx';
import type { Editor, Review } from './editor.ts';
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
import { PointOnPictureEditor } from './point-on-picture/Editor.tsx';
import { PointOnPictureReview } from './point-on-picture/Review.tsx';
import { RecordingEditor } from './recording/Editor.tsx';
import { RecordingReview } from './recording/Review.tsx';
import { ShortAnswerEditor } from './short-answer/Editor.tsx';
import { ShortAnswerReview } from './short-answer/Review.tsx';
import { SliderEditor } from './slider/Editor.tsx';
import { SliderReview } from './slider/Review.tsx';
import { TrueFalseGroupEditor } from './true-false-group/Editor.tsx';
import { TrueFalseGroupReview } from './true-false-group/Review.tsx';
import { unplayableSides } from './unplayable.tsx';

/** One line per kind. A kind whose sides are still being built is named by `unplayableSides`. */
const sides = {
  choice: { Editor: ChoiceEditor, Review: ChoiceReview },
  trueFalseGroup: { Editor: TrueFalseGroupEditor, Review: TrueFalseGroupReview },
  shortAnswer: { Editor: ShortAnswerEditor, Review: ShortAnswerReview },
  drawing: { Editor: DrawingEditor, Review: DrawingReview },
  fileUpload: { Editor: FileUploadEditor, Review: FileUploadReview },
  gapMatch: { Editor: GapMatchEditor, Review: GapMatchReview },
  hotText: { Editor: HotTextEditor, Review: HotTextReview },
  hotspot: { Editor: HotspotEditor, Review: HotspotReview },
  labelPicture: { Editor: LabelPictureEditor, Review: LabelPictureReview },
  pointOnPicture: { Editor: PointOnPictureEditor, Review: PointOnPictureReview },
  recording: { Editor: RecordingEditor, Review: RecordingReview },
  slider: { Editor: SliderEditor, Review: SliderReview },
} satisfies Readonly<Partial<Record<KindName, unknown>>>;

interface Sides {
  readonly Editor: Editor<Definition>;
  readonly Review: Review<Definition, Response>;
}

/** How a question of this kind is edited and reviewed, for pages that treat all kinds alike. */
export function sidesOf(kind: KindName): Sides {
  return ((sides as Partial<Record<KindName, unknown>>)[kind] ?? unplayableSides) as Sides;
}
