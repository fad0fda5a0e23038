import { IconAlertTriangle, IconCheck, IconPoint } from '@tabler/icons-react';
import type { ItemAnalysis } from 'shared/contracts/analytics.ts';
import { language } from '../../i18n/language.ts';
import { t } from './messages.ts';
import css from './results.module.css';

const SHAPES = { check: IconAlertTriangle, note: IconPoint, good: IconCheck };

/** The sentences of an analysis, each with the rule it comes from. */
export function Stories({ stories }: Pick<ItemAnalysis, 'stories'>) {
  if (stories.length === 0) return <p className={css.quiet}>{t().noStories}</p>;
  return (
    <ul className={css.stories}>
      {stories.map((story) => {
        const Shape = SHAPES[story.tone];
        return (
          <li key={`${story.rule} ${story.item}`} className={css[story.tone]} title={t().rule(story.rule)}>
            <Shape size={20} aria-hidden="true" />
            <span>
              {story.tone === 'check' ? <strong>{t().toCheck}: </strong> : null}
              {story[language()]}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
