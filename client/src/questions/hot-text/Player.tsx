import { type HotTextResponse, type HotTextView, hotsOf, mostWords } from 'shared/questions/hot-text/hot-text.ts';
import { LiveText, markedText, RichText } from '../../ui/RichText.tsx';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import css from './Player.module.css';

/** A text whose marked words are buttons. */
export function HotTextPlayer({
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<HotTextView, HotTextResponse>) {
  const chosen = new Set(response ?? []);
  const most = mostWords(view);
  function press(id: string) {
    const next = new Set(most === 1 ? [] : chosen);
    if (chosen.has(id)) next.delete(id);
    else if (next.size < most) next.add(id);
    else return;
    const ids = hotsOf(view.text).flatMap((word) => (next.has(word.id) ? [word.id] : []));
    onAnswer(ids.length === 0 ? null : ids);
  }
  return (
    <div className={css.question}>
      <p className={css.ask}>{most === 1 ? t().chooseOne : t().chooseMost(most)}</p>
      <div className={css.text}>
        <LiveText
          value={{
            hot: (word) => (
              <button
                type="button"
                className={css.word}
                aria-pressed={chosen.has(word.id)}
                disabled={isLocked}
                onClick={() => press(word.id)}
              >
                {markedText(word)}
              </button>
            ),
          }}
        >
          <RichText content={view.text} mediaUrl={mediaUrl} />
        </LiveText>
      </div>
      <p role="status" className={css.status}>
        {most > 1 && chosen.size >= most ? t().full(most) : ''}
      </p>
    </div>
  );
}
