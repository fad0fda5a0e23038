import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { planReview, type ReviewPlan } from 'shared/contracts/proctoring-review.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { duration, number, timeWithSeconds } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import { Card } from '../../../ui/Card.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { StatTile, StatTiles } from '../../../ui/StatTile.tsx';
import { t } from './messages.ts';
import css from './plan.module.css';

const USUAL_MINUTES = 20;
const MOST_MINUTES = 600;
/** So many moments are named for each attempt; the others are on its own page. */
const NAMED = 4;

/** A reviewer's minutes, spent where they find most; what they are expected to miss is said as plainly. */
export function PlanCard({ sessionId }: { sessionId: string }) {
  const [minutes, setMinutes] = useState(USUAL_MINUTES);
  const plan = useEndpoint(planReview, { params: { sessionId }, query: { minutes } });
  return (
    <Card
      title={t().title}
      actions={
        <NumberInput
          className={css.minutes}
          label={t().minutes}
          value={minutes}
          min={1}
          max={MOST_MINUTES}
          step={10}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => setMinutes(typeof value === 'number' && value >= 1 ? value : 1)}
        />
      }
    >
      <Loaded from={plan} shape="table">
        {(read) => (read.attempts.length === 0 ? <p>{t().nothing}</p> : <Planned plan={read} />)}
      </Loaded>
    </Card>
  );
}

function Planned({ plan }: { plan: ReviewPlan }) {
  return (
    <>
      <StatTiles>
        <StatTile label={t().found} value={number(plan.found, { digits: 2 })} note={t().foundNote} />
        <StatTile label={t().missed} value={number(plan.missed, { digits: 2 })} note={t().missedNote} />
        <StatTile label={t().time} value={duration(plan.seconds)} note={t().all(duration(plan.all))} />
      </StatTiles>
      <ol className={css.attempts}>
        {plan.attempts.map((one) => (
          <li key={one.attemptId} className={css.attempt}>
            <div>
              <div className={css.who}>
                <TextLink to={`/reviewing/${one.attemptId}`}>{one.candidate.name}</TextLink>
                <span className={css.soft}>
                  {one.candidate.number} · {one.candidate.room}
                </span>
              </div>
              <div className={css.soft}>
                {one.moments
                  .slice(0, NAMED)
                  .map(({ at, name }) => `${timeWithSeconds(at)} ${name[language()].toLowerCase()}`)
                  .join(' · ')}
                {one.moments.length > NAMED && ` · ${t().more(one.moments.length - NAMED)}`}
              </div>
            </div>
            <span className={css.cost}>
              {duration(one.seconds)} · {t().expected(number(one.expected, { digits: 2 }))}
            </span>
          </li>
        ))}
      </ol>
      <p className={css.soft}>{t().hint}</p>
    </>
  );
}
