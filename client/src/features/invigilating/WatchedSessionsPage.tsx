import { IconEye, IconLayoutGrid } from '@tabler/icons-react';
import { listWatchedSessions, type WatchedSession } from 'shared/contracts/invigilation.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { t } from './messages.ts';
import css from './sessions.module.css';
import { spanWithDay } from './span.ts';

/** Sessions that the account may watch: under way, to come, past. */
export function WatchedSessionsPage() {
  const watched = useEndpoint(listWatchedSessions, {}, { every: 60_000 });
  return (
    <>
      <PageHead title={t().title} needs={t().sessionsNeed} />
      <Loaded from={watched}>{(value) => <SessionLists {...value} />}</Loaded>
    </>
  );
}

/** Rooms fill and hands go up before the bell: a session counts as under way from half an hour before its start. */
const DOORS_OPEN_MS = 30 * 60_000;

function SessionLists({ sessions, now }: { sessions: readonly WatchedSession[]; now: number }) {
  const isPast = ({ closed, endsAt }: WatchedSession) => closed || endsAt < now - 4 * 3_600_000;
  const isPlanned = (session: WatchedSession) => !isPast(session) && session.startsAt - DOORS_OPEN_MS > now;
  const lists = [
    { title: t().running, sessions: sessions.filter((session) => !isPast(session) && !isPlanned(session)).reverse() },
    { title: t().planned, sessions: sessions.filter(isPlanned).reverse() },
    { title: t().past, sessions: sessions.filter(isPast) },
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
                  <strong>{session.examTitle}</strong>
                  <span>
                    {session.title} · {spanWithDay(session)}
                  </span>
                  <span className={css.soft}>{t().seatsOf(session.candidates, session.rooms.join(', '))}</span>
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
