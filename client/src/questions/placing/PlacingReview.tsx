import { type RichText as Content, wordsOf } from 'shared/questions/content.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import css from '../Review.module.css';
import { t } from './editor-messages.ts';

interface Props {
  readonly places: readonly string[];
  readonly tokens: readonly { readonly id: string; readonly content: Content }[];
  readonly itsKey: Readonly<Record<string, readonly string[]>>;
  readonly response: Readonly<Record<string, string>> | null | undefined;
  readonly mediaUrl: (sha: string) => string;
}

/** What belongs at each place, and beside it what a candidate put there. */
export function PlacingReview({ places, tokens, itsKey, response, mediaUrl }: Props) {
  const tokenOf = (id: string | undefined) => tokens.find((token) => token.id === id);
  return (
    <ul className={css.rows}>
      {places.map((place, at) => {
        const right = itsKey[place];
        const given = response?.[place];
        const isRight = given === undefined ? right?.length === 0 : (right?.includes(given) ?? false);
        const wrote = tokenOf(given);
        return (
          <li key={place} className={css.row} data-wrong={response !== undefined && response !== null && !isRight}>
            <span className={css.words}>
              <span className={css.letter}>({at + 1})</span>
              <span>
                {right === undefined ? <span className={css.none}>{t().noKey}</span> : null}
                {right?.length === 0 ? t().empty : null}
                {right?.map((id, index) => (
                  <span key={id}>
                    {index > 0 ? ' / ' : ''}
                    <RichText content={tokenOf(id)?.content ?? []} mediaUrl={mediaUrl} inline />
                  </span>
                ))}
              </span>
            </span>
            {response !== undefined && response !== null ? (
              <Pill tone={isRight ? 'good' : 'danger'}>{wrote ? t().given(wordsOf(wrote.content)) : t().left}</Pill>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
