import type {
  TrueFalseGroupDefinition,
  TrueFalseGroupResponse,
} from 'shared/questions/true-false-group/true-false-group.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { t } from '../editor-messages.ts';
import css from '../Review.module.css';

/** The statements with Đúng or Sai; both can be clicked where the key can be picked. */
export function TrueFalseGroupReview({
  id,
  definition,
  mediaUrl,
  response,
  onChange,
}: ReviewProps<TrueFalseGroupDefinition, TrueFalseGroupResponse>) {
  const setKey = (statementId: string, key: boolean) =>
    onChange?.({
      ...definition,
      statements: definition.statements.map((statement) =>
        statement.id === statementId ? { ...statement, key } : statement,
      ),
    });
  return (
    <ul className={css.rows}>
      {definition.statements.map((statement, at) => {
        const letter = String.fromCharCode(97 + at);
        const said = response?.[statement.id];
        const isWrong = response !== undefined && said !== statement.key;
        return (
          <li key={statement.id} className={css.row} data-wrong={isWrong}>
            <span className={css.words}>
              <span className={css.letter}>{letter})</span>
              <span>
                <RichText content={statement.content} mediaUrl={mediaUrl} inline />
              </span>
            </span>
            {said === undefined ? null : (
              <Pill tone={isWrong ? 'danger' : 'good'}>{t().wrote(said ? t().isTrue : t().isFalse)}</Pill>
            )}
            {onChange ? (
              <span className={css.choices} role="radiogroup" aria-label={t().keyOf(letter)}>
                {[true, false].map((value) => (
                  <label key={String(value)} className={css.choice} data-chosen={statement.key === value}>
                    <input
                      type="radio"
                      className={css.hidden}
                      name={`${id}-${statement.id}`}
                      checked={statement.key === value}
                      onChange={() => setKey(statement.id, value)}
                    />
                    {value ? t().isTrue : t().isFalse}
                  </label>
                ))}
              </span>
            ) : (
              <span className={css.said}>{sayKey(statement.key)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function sayKey(key: boolean | null): string {
  if (key === null) return t().unset;
  return key ? t().isTrue : t().isFalse;
}
