import type { ShortTextResponse, ShortTextView } from 'shared/questions/short-text/short-text.ts';
import type { PlayerProps } from '../player.ts';
import { t } from '../player-messages.ts';
import css from '../writing.module.css';

/** One line for a word or a few. */
export function ShortTextPlayer({
  id,
  view,
  response,
  isLocked,
  onTyping,
  onRest,
}: PlayerProps<ShortTextView, ShortTextResponse>) {
  return (
    <div className={css.question}>
      <label className={css.label} htmlFor={`${id}-text`}>
        {t().yourAnswer}
      </label>
      <input
        id={`${id}-text`}
        className={css.line}
        value={response ?? ''}
        maxLength={view.maxLength}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        disabled={isLocked}
        onChange={(event) => onTyping(event.target.value === '' ? null : event.target.value)}
        onBlur={onRest}
      />
    </div>
  );
}
