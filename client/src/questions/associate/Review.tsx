import {
  type AssociateDefinition,
  type AssociateResponse,
  pairOf,
  sorted,
} from 'shared/questions/associate/associate.ts';
import { pairName } from 'shared/questions/pairs.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import css from '../Review.module.css';

/** The right pairs, and those that a candidate made beside them. */
export function AssociateReview({
  definition,
  mediaUrl,
  response,
}: ReviewProps<AssociateDefinition, AssociateResponse>) {
  const { choices, key } = definition;
  const right = key.map((pair) => pairName(sorted(pair)));
  const made = response ?? [];
  const contentOf = (id: string) => choices.find((choice) => choice.id === id)?.content ?? [];
  return (
    <ul className={css.rows}>
      {key.length === 0 ? <li className={css.none}>{words().noKeyYet}</li> : null}
      {[...new Set([...right, ...made])].map((name) => {
        const [a, b] = pairOf(name);
        const isRight = right.includes(name);
        const isMade = made.includes(name);
        return (
          <li key={name} className={css.row} data-key={isRight} data-wrong={isMade && !isRight}>
            <span className={css.words}>
              <span>
                <RichText content={contentOf(a)} mediaUrl={mediaUrl} inline /> ↔{' '}
                <RichText content={contentOf(b)} mediaUrl={mediaUrl} inline />
              </span>
            </span>
            <span className={css.pills}>
              {isRight ? <Pill tone="good">{isMade ? words().chosenRight : words().right}</Pill> : null}
              {isMade && !isRight ? <Pill tone="danger">{words().chosenWrong}</Pill> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
