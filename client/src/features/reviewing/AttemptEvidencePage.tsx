import { readTimeline, type Timeline } from 'shared/contracts/proctoring.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Incidents } from './Incidents.tsx';
import { t } from './messages.ts';
import { PriorityPill } from './PriorityPill.tsx';
import css from './reviewing.module.css';
import { Snapshots } from './Snapshots.tsx';
import { TimelineChart } from './TimelineChart.tsx';

/** One attempt: what was seen and when, the pictures, and the decision of a named person. */
export default function AttemptEvidencePage() {
  const attemptId = usePathParam('attemptId');
  const timeline = useEndpoint(readTimeline, { params: { attemptId } });
  return (
    <Loaded from={timeline}>
      {(read) => (
        <>
          <PageHead
            title={`${read.candidate.name} · ${read.candidate.number}`}
            needs={
              <span className={css.needs}>
                <PriorityPill priority={read.risk.priority} /> {read.risk.because[language()]}
              </span>
            }
            trail={[
              { label: t().title, to: '/reviewing' },
              { label: read.session.title, to: `/reviewing/sessions/${read.session.id}` },
            ]}
          />
          <Stack>
            <Incidents attemptId={attemptId} incidents={read.incidents} />
            <Reasons risk={read.risk} />
            <Card title={t().timeline}>
              <TimelineChart timeline={read} />
              {read.aside > 0 && <p className={css.soft}>{t().aside(read.aside)}</p>}
            </Card>
            <Snapshots snapshots={read.snapshots} signals={read.signals} />
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function Reasons({ risk }: Pick<Timeline, 'risk'>) {
  return (
    <Card title={t().whatCounts}>
      {risk.evidence.length === 0 ? (
        <p>{t().noEvidence}</p>
      ) : (
        <ul className={css.rows}>
          {risk.evidence.map((one) => (
            <li key={one.kind} className={css.row}>
              <div>
                <strong>{one.name[language()]}</strong> <span className={css.soft}>{t().times(one.times)}</span>
                <div>{one.sentence[language()]}</div>
              </div>
              <span className={css.soft}>
                {one.adds > 0 ? t().counted(number(one.adds, { digits: 1 })) : t().reported}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={css.soft}>{t().whatCountsHint}</p>
    </Card>
  );
}
