import type { MatchingDefinition, MatchingResponse } from 'shared/questions/matching/matching.ts';
import { lettersOf } from 'shared/questions/options.ts';
import { capital } from 'shared/questions/tally.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { KeyRows } from '../KeyRows.tsx';
import css from '../Review.module.css';
import { t } from './messages.ts';

/** The second column with its letters, then each entry of the first with its right letters. */
export function MatchingReview({ definition, mediaUrl, response }: ReviewProps<MatchingDefinition, MatchingResponse>) {
  const { sources, targets, key } = definition;
  const letters = (ids: readonly string[] | undefined) => lettersOf(ids ?? [], targets);
  const hasKey = Object.keys(key).length > 0;
  return (
    <>
      <ul className={css.rows} aria-label={t().targets}>
        {targets.map((target, at) => (
          <li key={target.id} className={css.words}>
            <span className={css.letter}>{capital(at)}.</span>
            <span>
              <RichText content={target.content} mediaUrl={mediaUrl} inline />
            </span>
          </li>
        ))}
      </ul>
      <KeyRows
        rows={sources.map((source, at) => {
          const right = letters(key[source.id]);
          const said = letters(response?.[source.id]);
          return {
            id: source.id,
            about: (
              <>
                <span className={css.letter}>{at + 1}.</span>
                <span>
                  <RichText content={source.content} mediaUrl={mediaUrl} inline />
                </span>
              </>
            ),
            right: right === '' ? (hasKey ? '–' : null) : right,
            ...(response === undefined ? {} : { said: said === '' ? null : said, isWrong: said !== right }),
          };
        })}
      />
    </>
  );
}
