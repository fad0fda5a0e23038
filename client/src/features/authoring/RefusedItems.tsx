import type { RefusedItem } from 'shared/contracts/bank.ts';
import { placeWords, problemWords } from 'shared/questions/problem-sentences.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import css from './authoring.module.css';
import { t } from './messages.ts';

/** What of a file became no question, each with its reason: nothing is lost in silence. */
export function RefusedItems({ items }: { items: readonly RefusedItem[] }) {
  return (
    <div className={css.refused}>
      <Card title={t().review.refusedTitle(items.length)}>
        <ul className={css.how}>
          {items.map((item) => (
            <li key={`${item.file ?? ''} ${item.n}`}>
              <strong>{nameOf(item)}</strong>:{' '}
              {item.problems.map((problem) => problemWords(problem, language())).join('; ')}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function nameOf({ n, file, title }: RefusedItem): string {
  return [file, placeWords({ n, part: 0 }, language()), title].filter(Boolean).join(' · ');
}
