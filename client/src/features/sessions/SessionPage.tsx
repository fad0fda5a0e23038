import { Button } from '@mantine/core';
import { IconEye, IconLockCheck, IconPlayerPlay, IconReportAnalytics } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { closeSession, readSession, type SessionView, startSession } from 'shared/contracts/sessions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { clock, dateTime, duration, number, time, timeNear } from '../../i18n/format.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, TextLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { StatTile, StatTiles } from '../../ui/StatTile.tsx';
import { sayAttention, sayDone } from '../../ui/toasts.tsx';
import { Candidates } from './Candidates.tsx';
import { ClassListImport } from './ClassListImport.tsx';
import { t } from './messages.ts';
import { isReady, ReadinessList, todoCount } from './ReadinessList.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { ChangeSession } from './SessionForm.tsx';
import { type SessionState, SessionStatePill, sessionStateAt } from './SessionStatePill.tsx';
import css from './sessions.module.css';

const LEVEL_WITH_CAMERA = 2;

/** A session: what is ready, who comes, and the bell. */
export function SessionPage() {
  const sessionId = usePathParam('sessionId');
  const session = useEndpoint(readSession, { params: { sessionId } }, { every: 15_000 });
  return <Loaded from={session}>{(value) => <Session session={value} readAt={session.dataUpdatedAt} />}</Loaded>;
}

function Session({ session, readAt }: { session: SessionView; readAt: number }) {
  const now = useServerNow(session.now, readAt);
  const state = sessionStateAt(session, now);
  const [isChanging, setChanging] = useState(false);
  const ready = isReady(session.readiness);
  return (
    <>
      <PageHead
        title={session.title}
        needs={
          <span className={css.bar}>
            <SessionStatePill {...session} now={now} /> {sentenceOf(session, state, now)}
          </span>
        }
        trail={[
          { label: t().exams, to: '/exams' },
          { label: session.exam.title, to: `/exams/${session.exam.id}` },
        ]}
        actions={
          <>
            {session.exam.proctoring >= LEVEL_WITH_CAMERA ? (
              <ButtonLink to={`/sessions/${session.id}/consents`} variant="default">
                {t().consents}
              </ButtonLink>
            ) : null}
            <Acts session={session} state={state} ready={ready} />
          </>
        }
      />
      <Stack>
        <Figures session={session} state={state} now={now} />
        {state === 'planned' ? (
          <div className={css.columns}>
            <Card title={t().readiness}>
              <ReadinessList session={session} />
            </Card>
            <Card
              title={t().rooms}
              actions={
                isChanging ? null : (
                  <Button size="sm" variant="default" onClick={() => setChanging(true)}>
                    {t().edit}
                  </Button>
                )
              }
            >
              {isChanging ? (
                <ChangeSession session={session} onClose={() => setChanging(false)} />
              ) : (
                <Rooms session={session} />
              )}
            </Card>
          </div>
        ) : null}
        {state === 'planned' ? <ClassListImport sessionId={session.id} /> : null}
        {state === 'running' || state === 'over' ? (
          <Card>
            <WeakLines session={session} />
          </Card>
        ) : null}
        <Candidates session={session} mayPrint={state === 'planned' || state === 'running'} />
      </Stack>
    </>
  );
}

function sentenceOf({ readiness, begun, handedIn, startsAt, endsAt }: SessionView, state: SessionState, now: number) {
  switch (state) {
    case 'planned':
      return isReady(readiness)
        ? `${t().readySentence} ${t().startsIn(duration((startsAt - now) / 1000))}`
        : t().notReadySentence(number(todoCount(readiness)));
    case 'running':
      return `${t().runningSentence(number(begun), number(readiness.candidates), number(handedIn))} ${clock((endsAt - now) / 1000)}`;
    case 'over':
      return t().overSentence;
    case 'closed':
      return t().closedSentence(number(handedIn));
  }
}

function Figures({ session, state, now }: { session: SessionView; state: SessionState; now: number }) {
  const { readiness, begun, handedIn, startsAt, endsAt } = session;
  return (
    <StatTiles>
      <StatTile
        label={t().from}
        value={time(startsAt)}
        note={`${dateTime(startsAt).slice(6)} · ${t().to.toLowerCase()} ${timeNear(endsAt, startsAt)}`}
      />
      <StatTile
        label={t().candidates}
        value={number(readiness.candidates)}
        note={t().seatCount(number(readiness.seats))}
        tone={readiness.candidates === 0 ? 'attention' : undefined}
      />
      {state === 'planned' ? (
        <StatTile
          label={t().slip}
          value={`${number(readiness.slips)}/${number(readiness.candidates)}`}
          tone={readiness.slips === readiness.candidates && readiness.candidates > 0 ? 'good' : 'attention'}
        />
      ) : (
        <StatTile
          label={t().sessionStates.running}
          value={`${number(begun - handedIn)}`}
          note={state === 'running' ? clock((endsAt - now) / 1000) : undefined}
        />
      )}
      <StatTile
        label={t().codes}
        value={session.exam.state === 'draft' ? '–' : t().states[session.exam.state]}
        note={`${t().securityNames[session.exam.security]} · ${t().proctoringNames[session.exam.proctoring]}`}
      />
    </StatTiles>
  );
}

function Acts({ session, state, ready }: { session: SessionView; state: SessionState; ready: boolean }) {
  const params = { sessionId: session.id };
  const [asks, setAsks] = useState<'start' | 'close' | null>(null);
  const start = useAct(startSession, {
    stales: [readSession],
    onDone() {
      sayDone(t().started);
      setAsks(null);
    },
  });
  const close = useAct(closeSession, {
    stales: [readSession],
    onDone({ collected, stillInRooms }) {
      sayDone(t().closed(number(collected)));
      for (const { name, refused, ...held } of stillInRooms) {
        // Of one that has only refused things left, nothing is on its way.
        if (refused === 0 || held.events + held.files > 0) sayAttention(t().stillInRoom(name, held));
        if (refused > 0) sayAttention(t().refusedInRoom(name, refused));
      }
      setAsks(null);
    },
  });
  const dialog =
    asks === 'start' ? (
      <ReasonDialog
        words={t().startDialog}
        confirm={t().start}
        error={start.error}
        isPending={start.isPending}
        onDo={(reason) => start.mutate({ params, body: { reason } })}
        onClose={() => setAsks(null)}
      />
    ) : asks === 'close' ? (
      <ReasonDialog
        words={t().closeDialog}
        confirm={t().close}
        error={close.error}
        isPending={close.isPending}
        onDo={(reason) => close.mutate({ params, body: { reason } })}
        onClose={() => setAsks(null)}
      />
    ) : null;
  const board = (
    <ButtonLink
      to={`/sessions/${session.id}/board`}
      variant={state === 'running' ? 'filled' : 'default'}
      leftSection={<IconEye size={18} aria-hidden="true" />}
    >
      {t().goBoard}
    </ButtonLink>
  );
  if (state === 'closed')
    return (
      <>
        <ButtonLink
          to={`/sessions/${session.id}/results`}
          leftSection={<IconReportAnalytics size={18} aria-hidden="true" />}
        >
          {t().goResults}
        </ButtonLink>
        {board}
      </>
    );
  if (state === 'planned')
    return (
      <>
        <Button
          variant={ready ? 'filled' : 'default'}
          disabled={!session.readiness.papersSealed || session.readiness.candidates === 0}
          leftSection={<IconPlayerPlay size={18} aria-hidden="true" />}
          onClick={() => setAsks('start')}
        >
          {t().start}
        </Button>
        {board}
        {dialog}
      </>
    );
  return (
    <>
      {board}
      <Button
        variant={state === 'over' ? 'filled' : 'default'}
        leftSection={<IconLockCheck size={18} aria-hidden="true" />}
        onClick={() => setAsks('close')}
      >
        {t().close}
      </Button>
      {dialog}
    </>
  );
}

function Rooms({ session }: { session: SessionView }) {
  return (
    <>
      <ul className={css.checks}>
        {session.rooms.map(({ id, name, seats, candidates }) => (
          <li key={id} className={`${css.bar} ${css.spread}`}>
            <span>{name}</span>
            <span className={css.keyText}>
              {number(candidates)}/{t().seatCount(number(seats))}
            </span>
          </li>
        ))}
      </ul>
      <WeakLines session={session} />
    </>
  );
}

/** The way to the servers of its rooms, as soon as there are papers to carry. */
function WeakLines({ session }: { session: SessionView }) {
  if (session.exam.state === 'draft') return null;
  return <TextLink to={`/sessions/${session.id}/room-servers`}>{t().weakLines}</TextLink>;
}

/** The server's time, counted on by this page from when it was read. */
function useServerNow(read: number, readAt: number): number {
  const [tick, setTick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return read + Math.max(0, tick - readAt);
}
