import type { MatchingResponse, MatchingView } from 'shared/questions/matching/matching.ts';
import { capital } from 'shared/questions/tally.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { PlayerProps } from '../player.ts';
import { spokenOf } from '../spoken.ts';
import { join } from './join.ts';
import { t } from './messages.ts';
import css from './Player.module.css';

/** The second column with its letters, and beside each entry of the first the letters to choose, as on paper: 1–C, 2–A. */
export function MatchingPlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<MatchingView, MatchingResponse>) {
  const { sources, targets, perSource, perTarget } = view;
  return (
    <div className={css.question}>
      <p className={css.ask}>{t().ask(perSource, perTarget)}</p>
      <ol className={css.targets} aria-label={t().targets}>
        {targets.map((target, at) => {
          const uses = sources.filter(({ id: source }) => response?.[source]?.includes(target.id));
          return (
            <li key={target.id} className={css.target} data-used={uses.length > 0}>
              <span className={css.letter}>{capital(at)}.</span>
              <span className={css.words}>
                <RichText content={target.content} mediaUrl={mediaUrl} inline />
              </span>
              {uses.length > 0 ? (
                <span className={css.uses}>
                  {t().joinedTo(uses.map((source) => sources.indexOf(source) + 1).join(', '))}
                </span>
              ) : null}
            </li>
          );
        })}
      </ol>
      <ol className={css.sources} aria-label={t().sources}>
        {sources.map((source, at) => (
          <li key={source.id} className={css.source}>
            <span className={css.words} id={`${id}-${source.id}`}>
              <span className={css.letter}>{at + 1}.</span>{' '}
              <RichText content={source.content} mediaUrl={mediaUrl} inline />
            </span>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be named by words that stand elsewhere. */}
            <span className={css.letters} role="group" aria-labelledby={`${id}-${source.id}`}>
              {targets.map((target, place) => (
                <button
                  key={target.id}
                  type="button"
                  className={css.choice}
                  aria-label={`${capital(place)}. ${spokenOf(target.content)}`}
                  aria-pressed={response?.[source.id]?.includes(target.id) ?? false}
                  disabled={isLocked}
                  onClick={() => onAnswer(join(view, response, source.id, target.id))}
                >
                  {capital(place)}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
