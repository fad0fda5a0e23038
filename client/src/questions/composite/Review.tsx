import type { CompositeDefinition, CompositeResponse } from 'shared/questions/composite/composite.ts';
import { isBlank } from 'shared/questions/content.ts';
import { parseResponse } from 'shared/questions/registry.ts';
import { small } from 'shared/questions/tally.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { simpleSidesOf } from '../simple-editors.ts';
import css from './Player.module.css';

/** The parts one below the other, each with the key as its kind shows it. */
export function CompositeReview({
  id,
  definition,
  mediaUrl,
  response,
}: ReviewProps<CompositeDefinition, CompositeResponse>) {
  return (
    <div className={css.parts}>
      {definition.parts.map((part, at) => {
        const { Review } = simpleSidesOf(part.definition.kind);
        const own =
          response === undefined ? {} : { response: parseResponse(part.definition.kind, response?.[part.id]) };
        return (
          <section key={part.id} className={css.part} aria-label={`${small(at)})`}>
            <div className={css.stem}>
              <span className={css.letter}>{small(at)})</span>
              <div className={css.words}>
                {isBlank(part.definition.stem) ? null : <RichText content={part.definition.stem} mediaUrl={mediaUrl} />}
              </div>
            </div>
            <Review id={`${id}-${part.id}`} definition={part.definition} mediaUrl={mediaUrl} {...own} />
          </section>
        );
      })}
    </div>
  );
}
