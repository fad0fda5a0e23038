import type { Definition, KindName, Response } from 'shared/questions/registry.ts';
import { CompositeEditor } from './composite/Editor.tsx';
import { CompositeReview } from './composite/Review.tsx';
import type { Editor, Review } from './editor.ts';
import { simpleSidesOf } from './simple-editors.ts';

const composite = { Editor: CompositeEditor, Review: CompositeReview };

interface Sides {
  readonly Editor: Editor<Definition>;
  readonly Review: Review<Definition, Response>;
}

/** How a question of this kind is edited and reviewed, for pages that treat all kinds alike. */
export function sidesOf(kind: KindName): Sides {
  return (kind === 'composite' ? composite : simpleSidesOf(kind)) as unknown as Sides;
}
