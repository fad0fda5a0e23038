import type { Definition, KindName, Response } from 'shared/questions/registry.ts';
import { ChoiceEditor } from './choice/Editor.tsx';
import { ChoiceReview } from './choice/Review.tsx';
import type { Editor, Review } from './editor.ts';
import { ShortAnswerEditor } from './short-answer/Editor.tsx';
import { ShortAnswerReview } from './short-answer/Review.tsx';
import { TrueFalseGroupEditor } from './true-false-group/Editor.tsx';
import { TrueFalseGroupReview } from './true-false-group/Review.tsx';
import { unplayableSides } from './unplayable.tsx';

/** One line per kind. A kind whose sides are still being built is named by `unplayableSides`. */
const sides = {
  choice: { Editor: ChoiceEditor, Review: ChoiceReview },
  trueFalseGroup: { Editor: TrueFalseGroupEditor, Review: TrueFalseGroupReview },
  shortAnswer: { Editor: ShortAnswerEditor, Review: ShortAnswerReview },
} satisfies Readonly<Partial<Record<KindName, unknown>>>;

interface Sides {
  readonly Editor: Editor<Definition>;
  readonly Review: Review<Definition, Response>;
}

/** How a question of this kind is edited and reviewed, for pages that treat all kinds alike. */
export function sidesOf(kind: KindName): Sides {
  return ((sides as Partial<Record<KindName, unknown>>)[kind] ?? unplayableSides) as Sides;
}
