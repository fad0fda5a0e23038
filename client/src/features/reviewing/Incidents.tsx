import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  closeIncident,
  DECISIONS,
  type IncidentView,
  listRisks,
  openIncident,
  readTimeline,
} from 'shared/contracts/proctoring.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { dateTime } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './reviewing.module.css';

const STALE = [readTimeline, listRisks];
const SHORTEST_REASON = 5;

/** What waits for a decision, and what was decided by whom and why. */
export function Incidents({ attemptId, incidents }: { attemptId: string; incidents: readonly IncidentView[] }) {
  const [isOpening, setOpening] = useState(false);
  return (
    <Card
      title={t().decisions}
      actions={
        !isOpening && (
          <Button variant="default" onClick={() => setOpening(true)}>
            {t().openByHand}
          </Button>
        )
      }
    >
      {isOpening && <OpenForm attemptId={attemptId} onDone={() => setOpening(false)} />}
      {incidents.length === 0 && !isOpening && <p>{t().noIncident}</p>}
      {incidents.map((incident) => (
        <section key={incident.id} className={css.incident}>
          <p className={css.soft}>
            {dateTime(incident.openedAt)} ·{' '}
            {incident.openedBy === null ? t().openedBySystem : t().openedBy(incident.openedBy)}
          </p>
          <p>{incident.because[language()]}</p>
          {incident.closed ? <Closed closed={incident.closed} /> : <DecisionForm incidentId={incident.id} />}
        </section>
      ))}
    </Card>
  );
}

function Closed({ closed }: { closed: NonNullable<IncidentView['closed']> }) {
  return (
    <div>
      <Pill tone={closed.decision === 'referred' ? 'attention' : 'good'}>{t().decisionNames[closed.decision]}</Pill>{' '}
      <span className={css.soft}>{t().closedBy(closed.by, dateTime(closed.at))}</span>
      <p>{closed.reason}</p>
    </div>
  );
}

function DecisionForm({ incidentId }: { incidentId: string }) {
  const [decision, setDecision] = useState<(typeof DECISIONS)[number] | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(closeIncident, { stales: STALE, onDone: () => sayDone(t().decided) });
  const isReady = decision !== null && reason.trim().length >= SHORTEST_REASON;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (decision) act.mutate({ params: { incidentId }, body: { decision, reason } });
      }}
    >
      <Radio.Group
        label={t().decision}
        value={decision}
        onChange={(value) => setDecision(value as (typeof DECISIONS)[number])}
      >
        <div className={css.choices}>
          {DECISIONS.map((one) => (
            <Radio key={one} value={one} label={t().decisionNames[one]} />
          ))}
        </div>
      </Radio.Group>
      <ReasonField value={reason} onChange={setReason} error={act.error?.sentence} />
      <Button type="submit" disabled={!isReady} loading={act.isPending}>
        {t().decide}
      </Button>
    </form>
  );
}

function OpenForm({ attemptId, onDone }: { attemptId: string; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const act = useAct(openIncident, {
    stales: STALE,
    onDone: () => {
      sayDone(t().opened);
      onDone();
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ params: { attemptId }, body: { reason } });
      }}
    >
      <ReasonField value={reason} onChange={setReason} error={act.error?.sentence} />
      <div className={css.choices}>
        <Button type="submit" disabled={reason.trim().length < SHORTEST_REASON} loading={act.isPending}>
          {t().openByHand}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t().cancel}
        </Button>
      </div>
    </form>
  );
}

function ReasonField(props: { value: string; onChange: (value: string) => void; error: string | undefined }) {
  return (
    <Textarea
      label={t().reason}
      description={t().reasonHint}
      minRows={2}
      autosize
      maxLength={2000}
      value={props.value}
      error={props.error}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
