import { type ShortTextDefinition, type ShortTextResponse, shortText } from 'shared/questions/short-text/short-text.ts';
import { firstAccepted } from 'shared/questions/text-match.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { ReviewProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import css from '../Review.module.css';
import { linesOf } from './accepted-lines.ts';
import { t } from './messages.ts';

/** What is accepted, the printed one first; beside it what a candidate wrote. */
export function ShortTextReview({ definition, response }: ReviewProps<ShortTextDefinition, ShortTextResponse>) {
  const first = firstAccepted(definition.accepted);
  const others = linesOf(definition.accepted.filter(({ text }) => text !== first)).replaceAll('\n', '; ');
  return (
    <div className={css.answer}>
      <span>{words().key}</span>
      {first === null ? <span className={css.none}>{words().noKeyYet}</span> : <strong>{first}</strong>}
      {others === '' ? null : (
        <span>
          {t().others}: {others}
        </span>
      )}
      {response ? (
        <Pill tone={shortText.score(definition, response, {}) === 1 ? 'good' : 'danger'}>
          {words().wrote(response)}
        </Pill>
      ) : null}
    </div>
  );
}
