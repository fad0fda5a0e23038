import { type IncidentMinutes, readIncidentMinutes } from 'shared/contracts/proctoring-review.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { date, dateTime, time, timeWithSeconds } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { Sheet, SheetTable, Signatures } from '../../../ui/Sheet.tsx';
import { kindNames } from '../../invigilating/incidents/kinds.ts';
import { t as decided } from '../decisions/messages.ts';
import { t } from './messages.ts';

/** The minutes of an incident as a sheet of paper: read on screen, printed and signed. */
export default function MinutesPage() {
  const incidentId = usePathParam('incidentId');
  const minutes = useEndpoint(readIncidentMinutes, { params: { incidentId } });
  return (
    <Loaded from={minutes} shape="text">
      {(read) => <Minutes minutes={read} />}
    </Loaded>
  );
}

function Minutes({ minutes }: { minutes: IncidentMinutes }) {
  const { incident, attemptId, unit, exam, session, candidate, moments, snapshots, now } = minutes;
  const { closed } = incident;
  return (
    <Sheet
      head={{
        title: t().pageTitle,
        needs: `${candidate.name} · ${candidate.number}`,
        print: t().print,
        trail: [
          { label: t().reviewing, to: '/reviewing' },
          { label: candidate.name, to: `/reviewing/${attemptId}` },
        ],
      }}
      unit={unit}
      title={t().title}
      under={`${exam.title} · ${exam.subject} · ${session.title}, ${dateTime(session.startsAt)}`}
      made={t().printed(time(now), date(now), incident.id)}
    >
      <h3>{t().who}</h3>
      <p>{t().candidate(candidate)}</p>
      <h3>{t().what}</h3>
      <p>
        {kindNames()[incident.kind]}.{' '}
        {incident.openedBy === null ? t().openedByMachine : t().openedBy(incident.openedBy)}{' '}
        {dateTime(incident.openedAt)}: {incident.because[language()]}
      </p>
      <SheetTable
        head={[t().time, t().seen]}
        rows={moments.map(({ at, sentence }) => [timeWithSeconds(at), sentence[language()]])}
      />
      <p>{t().pictures(snapshots.kept, snapshots.erased, snapshots.notReceived)}</p>
      <h3>{t().found}</h3>
      {incident.opinions.length === 0 && <p>{t().nobody}</p>}
      {incident.opinions.map((one) => (
        <p key={one.by}>
          {one.by} ({dateTime(one.at)}): {decided().decisionNames[one.decision]}. {t().ground}:{' '}
          {decided().grounds[one.ground].toLowerCase()}. {t().reason}: {one.reason}
        </p>
      ))}
      <p>
        <strong>{closed ? t().closed(decided().decisionNames[closed.decision], dateTime(closed.at)) : t().open}</strong>
      </p>
      {closed && closed.liftedAt !== null && (
        <p>
          <strong>{decided().lifted(dateTime(closed.liftedAt))}</strong>
        </p>
      )}
      <p>{t().stance}</p>
      <Signatures names={[t().candidateSigns, t().invigilatorSigns, t().reviewerSigns]} sign={t().sign} />
    </Sheet>
  );
}
