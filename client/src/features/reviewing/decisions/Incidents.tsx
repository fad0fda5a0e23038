import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Decision, IncidentView } from 'shared/contracts/proctoring-review.ts';
import { dateTime } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import { Card } from '../../../ui/Card.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import { kindNames } from '../../invigilating/incidents/kinds.ts';
import { DecisionForm } from './DecisionForm.tsx';
import css from './decisions.module.css';
import { t } from './messages.ts';
import { OpenForm } from './OpenForm.tsx';

interface Props {
  readonly sessionId: string;
  readonly candidateId: string;
  readonly incidents: readonly IncidentView[];
  /** A decision begun by key, for the first incident that waits for this person. */
  readonly begun: Decision | null;
  readonly onBegun: (decision: Decision | null) => void;
  readonly secondsLooked: () => number;
}

/** What waits for a decision, and what was found by whom and why. */
export function Incidents({ sessionId, candidateId, incidents, begun, onBegun, secondsLooked }: Props) {
  const [isOpening, setOpening] = useState(false);
  const first = incidents.find(waitsForMe);
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
      {isOpening && <OpenForm sessionId={sessionId} candidateId={candidateId} onDone={() => setOpening(false)} />}
      {incidents.length === 0 && !isOpening && <p>{t().noIncident}</p>}
      {incidents.map((incident) => (
        <section key={incident.id} className={css.incident}>
          <p className={css.soft}>
            {dateTime(incident.openedAt)} · {kindNames()[incident.kind]} ·{' '}
            {incident.openedBy === null ? t().openedBySystem : t().openedBy(incident.openedBy)}
          </p>
          <p>{incident.because[language()]}</p>
          {incident.isNote && <p className={css.soft}>{t().onlyNoted}</p>}
          <Opinions incident={incident} />
          {waitsForMe(incident) && (
            <DecisionForm
              incidentId={incident.id}
              isOwn={incident.isOwn}
              begun={incident === first ? begun : null}
              onBegun={onBegun}
              secondsLooked={secondsLooked}
            />
          )}
          <ButtonLink to={`/reviewing/incidents/${incident.id}/minutes`} variant="subtle" size="compact-md">
            {t().minutes}
          </ButtonLink>
        </section>
      ))}
    </Card>
  );
}

/** Whether an incident can take an opinion of the person who looks. */
export function waitsForMe({ isNote, closed, waitsForOthers }: IncidentView): boolean {
  return !isNote && closed === null && !waitsForOthers;
}

function Opinions({ incident: { closed, opinions, waitsForOthers } }: { incident: IncidentView }) {
  return (
    <>
      {closed && (
        <p>
          <Pill tone={closed.decision === 'referred' && closed.liftedAt === null ? 'attention' : 'good'}>
            {t().decisionNames[closed.decision]}
          </Pill>{' '}
          <span className={css.soft}>{t().closedBy(closed.by, dateTime(closed.at))}</span>
        </p>
      )}
      {closed && closed.liftedAt !== null && (
        <p>
          <strong>{t().lifted(dateTime(closed.liftedAt))}</strong>
        </p>
      )}
      {opinions.map((one) => (
        <blockquote key={`${one.by} ${one.at}`} className={css.opinion}>
          <p className={css.soft}>
            {one.by} · {dateTime(one.at)} · {t().decisionNames[one.decision]} · {t().grounds[one.ground]}
          </p>
          <p>{one.reason}</p>
        </blockquote>
      ))}
      {waitsForOthers && <p role="status">{t().waitsForOthers}</p>}
    </>
  );
}
