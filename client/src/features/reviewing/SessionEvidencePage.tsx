import { listIncidentAppeals } from 'shared/contracts/appeals.ts';
import { type AttemptRisk, listRisks } from 'shared/contracts/proctoring.ts';
import { compareNames } from 'shared/people/names.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { number, percent, timeNear } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Stack } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, TextLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { StatTile, StatTiles } from '../../ui/StatTile.tsx';
import { t } from './messages.ts';
import { NotBegun } from './NotBegun.tsx';
import { PriorityPill } from './PriorityPill.tsx';
import { PlanCard } from './plan/PlanCard.tsx';
import css from './reviewing.module.css';
import { SharedMoments } from './SharedMoments.tsx';

const EVERY_MS = 15_000;

/** The attempts of a session, those to look at first on top, each with its reason in words. */
export default function SessionEvidencePage() {
  const sessionId = usePathParam('sessionId');
  const risks = useEndpoint(listRisks, { params: { sessionId } }, { every: EVERY_MS });
  const appeals = useEndpoint(listIncidentAppeals, { params: { sessionId } }, { every: EVERY_MS });
  const appealed = appeals.data?.appeals.filter(({ answer }) => answer === null).length;
  const soon = risks.data?.attempts.filter((one) => one.risk.priority === 'raised' || one.openIncidents > 0).length;
  return (
    <>
      <PageHead
        title={t().sessionTitle}
        needs={soon === undefined ? t().lead : t().toLook(soon)}
        actions={
          <>
            {appealed !== undefined && (
              <ButtonLink to={`/reviewing/sessions/${sessionId}/appeals`} variant="default">
                {t().appeals(appealed)}
              </ButtonLink>
            )}
            <ButtonLink to={`/reviewing/sessions/${sessionId}/reviewers`} variant="default">
              {t().reviewers}
            </ButtonLink>
          </>
        }
        trail={[{ label: t().title, to: '/reviewing' }]}
      />
      <Loaded from={risks} shape="table">
        {({ attempts, moments, notBegun, rechecks }) => (
          <Stack>
            {attempts.length > 0 && <PlanCard sessionId={sessionId} />}
            <StatTiles>
              <StatTile label={t().pictures} value={number(rechecks.snapshots)} />
              <StatTile label={t().rechecked} value={number(rechecks.rechecked)} />
              <StatTile label={t().waiting} value={number(rechecks.waiting + rechecks.deferred)} />
              {rechecks.rate !== null && <StatTile label={t().looked} value={percent(rechecks.rate, 0)} />}
            </StatTiles>
            {rechecks.waiting > 0 && rechecks.oldestWaitingAt !== null && (
              <p className={css.soft}>
                {t().notLookedAt(rechecks.waiting, timeNear(rechecks.oldestWaitingAt, Date.now()))}
              </p>
            )}
            <NotBegun written={notBegun} />
            <SharedMoments moments={moments} />
            <DataTable
              name="evidence"
              rows={attempts}
              columns={columns()}
              rowId={(row) => row.attemptId}
              initialSort={{ id: 'priority', descending: true }}
              empty={<EmptyState title={t().nothing}>{t().nothingHint}</EmptyState>}
            />
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function columns(): Column<AttemptRisk>[] {
  return [
    {
      id: 'candidate',
      header: t().candidate,
      value: (row) => row.candidate.name,
      compare: (a, b) => compareNames(a.candidate.name, b.candidate.name),
      cell: (row) => <TextLink to={`/reviewing/${row.attemptId}`}>{row.candidate.name}</TextLink>,
    },
    { id: 'number', header: t().number, value: (row) => row.candidate.number },
    { id: 'room', header: t().room, value: (row) => row.candidate.room },
    {
      id: 'priority',
      header: t().priority,
      value: (row) => row.risk.logOdds,
      cell: (row) => <PriorityPill priority={row.risk.priority} />,
    },
    { id: 'because', header: t().because, value: (row) => row.risk.because[language()] },
    { id: 'incidents', header: t().incidents, value: (row) => row.openIncidents },
  ];
}
