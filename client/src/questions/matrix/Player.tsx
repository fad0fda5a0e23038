import type { CSSProperties } from 'react';
import { wordsOf } from 'shared/questions/content.ts';
import type { MatrixResponse, MatrixView } from 'shared/questions/matrix/matrix.ts';
import { capital } from 'shared/questions/tally.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import css from './Player.module.css';

/** A row of choices for each entry; on a phone each row is a card of its own, with the words of the columns in it. */
export function MatrixPlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<MatrixView, MatrixResponse>) {
  const { rows, columns, select } = view;
  const press = (row: string, column: string) => {
    const own = response?.[row] ?? [];
    const isOn = own.includes(column);
    const chosen =
      select === 'one' ? (isOn ? [] : [column]) : isOn ? own.filter((one) => one !== column) : [...own, column];
    const { [row]: _, ...others } = response ?? {};
    const next = chosen.length === 0 ? others : { ...others, [row]: chosen };
    onAnswer(Object.keys(next).length === 0 ? null : next);
  };
  return (
    <div className={css.question} style={{ '--columns': columns.length } as CSSProperties}>
      <p className={css.ask}>{select === 'one' ? t().one : t().many}</p>
      <div className={css.head} aria-hidden="true">
        <span />
        {columns.map((column) => (
          <span key={column.id} className={css.column}>
            <RichText content={column.content} mediaUrl={mediaUrl} inline />
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <fieldset key={row.id} className={css.row} aria-labelledby={`${id}-${row.id}`}>
          <span className={css.words} id={`${id}-${row.id}`}>
            <RichText content={row.content} mediaUrl={mediaUrl} inline />
          </span>
          {columns.map((column, at) => {
            const isOn = response?.[row.id]?.includes(column.id) ?? false;
            return (
              <label key={column.id} className={css.cell} data-chosen={isOn}>
                <input
                  type={select === 'one' ? 'radio' : 'checkbox'}
                  className={css.input}
                  name={`${id}-${row.id}-name`}
                  aria-label={wordsOf(column.content) || capital(at)}
                  checked={isOn}
                  disabled={isLocked}
                  onChange={() => press(row.id, column.id)}
                  // A chosen radio says nothing when it is pressed again; a choice can be taken back all the same.
                  onClick={() => isOn && select === 'one' && press(row.id, column.id)}
                />
                <span className={css.cellWords} aria-hidden="true">
                  <RichText content={column.content} mediaUrl={mediaUrl} inline />
                </span>
              </label>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
