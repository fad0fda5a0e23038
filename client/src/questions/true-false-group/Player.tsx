import type { TrueFalseGroupResponse, TrueFalseGroupView } from 'shared/questions/true-false-group/true-false-group.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { PlayerProps, QuestionPlayer } from '../player.ts';
import { t } from '../player-messages.ts';
import { spokenOf } from '../spoken.ts';
import css from './Player.module.css';

function TrueFalseGroupPlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<TrueFalseGroupView, TrueFalseGroupResponse>) {
  return (
    <div className={css.rows}>
      {view.statements.map((statement, at) => {
        const said = response?.[statement.id];
        const labelId = `${id}-${statement.id}`;
        return (
          <div key={statement.id} className={css.row} role="radiogroup" aria-labelledby={labelId} data-said={said}>
            <div className={css.statement} id={labelId}>
              <span className={css.letter}>{letterAt(at)})</span>
              <span className={css.content}>
                <RichText content={statement.content} mediaUrl={mediaUrl} inline />
              </span>
            </div>
            <div className={css.choices}>
              {[true, false].map((value) => (
                <label key={String(value)} className={css.choice} data-chosen={said === value}>
                  <input
                    type="radio"
                    className={css.input}
                    name={labelId}
                    checked={said === value}
                    disabled={isLocked}
                    onChange={() => onAnswer({ ...response, [statement.id]: value })}
                  />
                  {value ? t().isTrue : t().isFalse}
                </label>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}

const letterAt = (place: number) => String.fromCharCode(97 + place);

export const trueFalseGroupPlayer: QuestionPlayer<TrueFalseGroupView, TrueFalseGroupResponse> = {
  Player: TrueFalseGroupPlayer,
  progress(view, response) {
    const said = view.statements.filter(({ id }) => response?.[id] !== undefined).length;
    return said === 0 ? 'none' : said < view.statements.length ? 'some' : 'all';
  },
  keyed: () => undefined,
  spoken: (view) =>
    [spokenOf(view.stem), ...view.statements.map((one, at) => `${letterAt(at)}. ${spokenOf(one.content)}`)].join('. '),
};
