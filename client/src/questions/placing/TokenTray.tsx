import { type RichText as Content, isBlank } from 'shared/questions/content.ts';
import { RichText } from '../../ui/RichText.tsx';
import { spokenOf } from '../spoken.ts';
import { t } from './messages.ts';
import { usesOf } from './place-token.ts';
import css from './placing.module.css';
import type { PlacingHands } from './use-placing.ts';

interface Props {
  readonly tokens: readonly { readonly id: string; readonly content: Content }[];
  readonly placed: Readonly<Record<string, string>>;
  readonly places: readonly string[];
  readonly mostOf: (token: string) => number;
  readonly hands: PlacingHands;
  readonly isLocked: boolean;
  readonly mediaUrl: (sha: string) => string;
}

/** The cards to be put into gaps, what the hands hold in words, and the way to take a card out again. */
export function TokenTray({ tokens, placed, places, mostOf, hands, isLocked, mediaUrl }: Props) {
  const words = (token: string | null) => {
    const content = tokens.find(({ id }) => id === token)?.content;
    return content ? spokenOf(content) : '';
  };
  const { held, open } = hands;
  const isFilled = open !== null && placed[open] !== undefined;
  return (
    <div className={css.tray} data-open={open !== null || held !== null}>
      <p className={css.say} role="status">
        {held !== null
          ? t().held(words(held))
          : open !== null
            ? t().open(places.indexOf(open) + 1)
            : isLocked
              ? ''
              : t().howTo}
      </p>
      <ul className={css.tokens} aria-label={t().tokens}>
        {tokens.map(({ id, content }) => {
          const left = mostOf(id) - usesOf(placed, id);
          return (
            <li key={id}>
              <button
                type="button"
                className={css.token}
                aria-label={[spokenOf(content), left <= 0 ? t().usedUp : ''].filter(Boolean).join(', ')}
                aria-pressed={held === id}
                data-used={left <= 0}
                disabled={isLocked}
                onClick={() => hands.pressToken(id)}
                {...hands.dragged(id)}
              >
                {isBlank(content) ? '…' : <RichText content={content} mediaUrl={mediaUrl} inline />}
                {left <= 0 ? <span className={css.left}>✓ {t().usedUp}</span> : null}
                {left > 1 && left < 100 ? <span className={css.left}>{t().left(left)}</span> : null}
              </button>
            </li>
          );
        })}
        {isFilled ? (
          <li>
            <button type="button" className={css.takeOut} onClick={() => hands.takeOut(open)}>
              {t().takeOut}
            </button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
