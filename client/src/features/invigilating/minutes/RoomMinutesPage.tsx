import type { ControlScope } from 'shared/contracts/invigilation.ts';
import { type RoomMinutes, readRoomMinutes } from 'shared/contracts/room-minutes.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { date, dateTime, duration, time, timeNear } from '../../../i18n/format.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { Sheet, SheetTable, Signatures } from '../../../ui/Sheet.tsx';
import { saidOf } from '../Feed.tsx';
import { kindNames } from '../incidents/kinds.ts';
import { t as board } from '../messages.ts';
import { t } from './messages.ts';

/** The minutes of a room as a sheet of paper: read on screen, printed and signed. */
export default function RoomMinutesPage() {
  const [sessionId, roomId] = [usePathParam('sessionId'), usePathParam('roomId')];
  const minutes = useEndpoint(readRoomMinutes, { params: { sessionId, roomId } });
  return (
    <Loaded from={minutes} shape="text">
      {(read) => <Minutes minutes={read} />}
    </Loaded>
  );
}

function Minutes({ minutes }: { minutes: RoomMinutes }) {
  const { unit, exam, session, room, now } = minutes;
  return (
    <Sheet
      head={{
        title: t().pageTitle,
        needs: `${session.title} · ${room.name}`,
        print: t().print,
        trail: [
          { label: t().board, to: '/invigilating' },
          { label: session.title, to: `/sessions/${session.id}/board` },
        ],
      }}
      unit={unit}
      title={t().title}
      under={t().under(exam.title, exam.subject, session.title, room.name)}
      made={t().made(time(now), date(now))}
    >
      <Times minutes={minutes} />
      <Candidates candidates={minutes.candidates} startsAt={session.startsAt} />
      <Done minutes={minutes} />
      <Outages minutes={minutes} />
      <Incidents minutes={minutes} />
      <Signatures names={[t().firstInvigilator, t().secondInvigilator, t().head]} sign={t().sign} />
    </Sheet>
  );
}

function Times({ minutes: { session, candidates } }: { minutes: RoomMinutes }) {
  const begun = candidates.flatMap(({ begunAt }) => begunAt ?? []);
  const ended = candidates.flatMap(({ endedAt }) => endedAt ?? []);
  const said = [
    t().planned(dateTime(session.startsAt), dateTime(session.endsAt)),
    begun.length > 0 ? t().firstBegun(timeNear(Math.min(...begun), session.startsAt)) : t().nobodyBegun,
    ended.length > 0 ? t().lastEnded(timeNear(Math.max(...ended), session.startsAt)) : '',
    session.closedAt === null ? t().notClosed : t().closed(dateTime(session.closedAt)),
  ];
  return (
    <>
      <h3>{t().times}</h3>
      <p>{said.filter(Boolean).join(' ')}</p>
    </>
  );
}

function Candidates({ candidates, startsAt }: Pick<RoomMinutes, 'candidates'> & { readonly startsAt: number }) {
  const inState = (...states: RoomMinutes['candidates'][number]['state'][]) =>
    candidates.filter(({ state }) => states.includes(state));
  const begun = candidates.filter(({ begunAt }) => begunAt !== null);
  const absent = inState('absent');
  const waiting = candidates.filter(({ state, begunAt }) => begunAt === null && state !== 'absent');
  const named = (some: RoomMinutes['candidates']) => some.map(({ name, number }) => `${name} (${number})`).join(', ');
  return (
    <>
      <h3>{t().who}</h3>
      <p>{t().counts(candidates.length, begun.length, absent.length)}</p>
      {absent.length > 0 ? <p>{t().absent(named(absent))}</p> : null}
      {waiting.length > 0 ? <p>{t().notBegun(named(waiting))}</p> : null}
      <p>
        {t().ended(
          inState('handedIn').length,
          begun.filter(({ state }) => state === 'timeOver').length,
          begun.filter(({ state }) => state === 'writing' || state === 'paused').length,
        )}
      </p>
      <SheetTable
        head={[t().seat, t().number, t().name, t().code, t().begunAt, t().endedAt, t().state]}
        rows={candidates.map((one) => [
          String(one.seat),
          one.number,
          one.name,
          one.code,
          one.begunAt === null ? '' : timeNear(one.begunAt, startsAt),
          one.endedAt === null ? '' : timeNear(one.endedAt, startsAt),
          [board().faces[one.state], one.extraSeconds > 0 ? t().extra(duration(one.extraSeconds)) : '']
            .filter(Boolean)
            .join(', '),
        ])}
      />
    </>
  );
}

function Done({ minutes }: { minutes: RoomMinutes }) {
  return (
    <>
      <h3>{t().done}</h3>
      {minutes.controls.length === 0 ? <p>{t().nothingDone}</p> : null}
      <SheetTable
        head={[t().at, t().act, t().reason, t().by]}
        rows={minutes.controls.map((record) => [
          timeNear(record.at, minutes.session.startsAt),
          saidOf(record, whomOf(minutes, record.scope)),
          record.reason,
          record.by,
        ])}
      />
    </>
  );
}

/** Each by name and number: minutes do not count heads. */
function whomOf(minutes: RoomMinutes, scope: ControlScope): string {
  if ('roomId' in scope) return t().thisRoom;
  if ('schoolId' in scope) return minutes.unit;
  if ('wholeExam' in scope) return board().wholeExam;
  if (!('candidateIds' in scope)) return board().wholeSession;
  return scope.candidateIds.map((id) => nameOf(minutes, id)).join(', ');
}

function nameOf({ candidates, gone }: RoomMinutes, candidateId: string): string {
  const found = [...candidates, ...gone].find((one) => one.candidateId === candidateId);
  return found ? `${found.name} (${found.number})` : '';
}

function Outages({ minutes }: { minutes: RoomMinutes }) {
  return (
    <>
      <h3>{t().lost}</h3>
      {minutes.outages.length === 0 ? <p>{t().noOutage}</p> : null}
      <SheetTable
        head={[t().candidate, t().from, t().until, t().length, t().credited]}
        rows={minutes.outages.map(({ candidateId, from, until, seconds, isCredited }) => [
          nameOf(minutes, candidateId),
          timeNear(from, minutes.session.startsAt),
          timeNear(until, minutes.session.startsAt),
          duration(seconds),
          isCredited ? t().isCredited : t().notCredited,
        ])}
      />
    </>
  );
}

function Incidents({ minutes }: { minutes: RoomMinutes }) {
  return (
    <>
      <h3>{t().incidents}</h3>
      {minutes.incidents.length === 0 ? <p>{t().noIncident}</p> : null}
      {minutes.roomServers.map(({ name, upTo }) => (
        <p key={`${name} ${upTo}`}>
          {upTo === null ? t().notAllHere(name) : t().hereUpTo(name, timeNear(upTo, minutes.session.startsAt))}
        </p>
      ))}
      <SheetTable
        head={[t().at, t().kind, t().about, t().what, t().writer]}
        rows={minutes.incidents.map(({ at, kind, candidateId, reason, by }) => [
          timeNear(at, minutes.session.startsAt),
          kindNames()[kind],
          candidateId === null ? t().thisRoom : nameOf(minutes, candidateId),
          reason,
          by,
        ])}
      />
    </>
  );
}
