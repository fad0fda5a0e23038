import { IconEye, IconLayoutGrid } from '@tabler/icons-react';
import { type ExamSummary, listExams, type SessionSummary } from 'shared/contracts/sessions.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { date, time } from '../../i18n/format.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { t } from './messages.ts';
import css from './sessions.module.css';

type WatchedSession = SessionSummary & { readonly exam: ExamSummary };

/** Sessions that the account may watch: under way, to come, past. */
export function WatchedSessionsPage() {
  const exams = useEndpoint(listExams, {}, { every: 60_000 });
  return (
    <>
      <PageHead title={t().title} needs={t().sessionsNeed} />
      <Loaded from={exams}>
        {({ exams: found }) => <SessionLists sessions={sessionsOf(found)} now={Date.now()} />}
      </Loaded>
    </>
  );
}

const sessionsOf = (exams: readonly ExamSummary[]): WatchedSession[] =>
  exams
    .filter(({ state }) => state !== 'draft')
    .flatMap((exam) => exam.sessions.map((session) => ({ ...session, exam })))
    .sort((one, other) => one.startsAt - other.startsAt);

/** Rooms fill and hands go up before the bell: a session counts as under way from half an hour before its start. */
const DOORS_OPEN_MS = 30 * 60_000;

function SessionLists({ sessions, now }: { sessions: readonly WatchedSession[]; now: number }) {
  const isPast = ({ closedAt, endsAt }: WatchedSession) => closedAt !== null || endsAt < now - 4 * 3_600_000;
  const isPlanned = (session: WatchedSession) => !isPast(session) && session.startsAt - DOORS_OPEN_MS > now;
  const lists = [
    { title: t().running, sessions: sessions.filter((session) => !isPast(session) && !isPlanned(session)) },
    { title: t().planned, sessions: sessions.filter(isPlanned) },
    { title: t().past, sessions: sessions.filter(isPast).reverse() },
  ].filter((list) => list.sessions.length > 0);
  if (lists.length === 0)
    return (
      <EmptyState title={t().noSessions} icon={IconEye}>
        {t().noSessionsHint}
      </EmptyState>
    );
  return (
    <Stack>
      {lists.map((list) => (
        <Card key={list.title} title={list.title}>
          <ul className={css.list}>
            {list.sessions.map((session) => (
              <li key={session.id} className={css.session}>
                <div className={css.words}>
                  <strong>{session.exam.title}</strong>
                  <span>
                    {session.title} · {t().between(time(session.startsAt), time(session.endsAt))},{' '}
                    {date(session.startsAt)}
                  </span>
                  <span className={css.soft}>
                    {t().seatsOf(session.candidates, session.rooms)} · {session.exam.unit}
                  </span>
                </div>
                <ButtonLink
                  to={`/sessions/${session.id}/board`}
                  variant={list.title === t().running ? 'filled' : 'default'}
                  leftSection={<IconLayoutGrid size={18} aria-hidden="true" />}
                >
                  {t().openBoard}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </Stack>
  );
}
