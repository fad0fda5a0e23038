import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  letIntoAnyBrowser,
  listSecureBrowserStates,
  requireSecureBrowserAgain,
  type SecureBrowserState,
} from 'shared/contracts/securebrowser-steering.ts';
import { compareNames } from 'shared/people/names.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { number, timeNear } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { sayDone, sayRefused } from '../../ui/toasts.tsx';
import { ClientLog } from './ClientLog.tsx';
import { clientColumns, type Steering } from './client-columns.tsx';
import { GiveOrder, type Ordered } from './GiveOrder.tsx';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

const LOOK_AGAIN_MS = 5_000;

/** Who of a session runs Safe Exam Browser, and the invigilator's exceptions. */
export function StatesPage() {
  const sessionId = usePathParam('sessionId');
  const reading = useEndpoint(listSecureBrowserStates, { params: { sessionId } }, { every: LOOK_AGAIN_MS });
  const [asked, setAsked] = useState<SecureBrowserState | null>(null);
  const [ordered, setOrdered] = useState<Ordered | null>(null);
  const [logged, setLogged] = useState<SecureBrowserState | null>(null);
  const takingBack = useAct(requireSecureBrowserAgain, { stales: [listSecureBrowserStates], onRefused: sayRefused });
  return (
    <Loaded from={reading} shape="table">
      {({ session, candidates, settingsPassword, quitPassword, steered, now }) => (
        <>
          <PageHead
            title={`${t().title} · ${session.title}`}
            trail={[{ label: t().sessions, to: '/invigilating' }]}
            needs={`${session.examTitle}. ${t().statesNeeds(
              number(candidates.filter((one) => stateOf(one) === 'started').length),
              number(candidates.length),
            )}`}
            actions={<ButtonLink to={`/sessions/${sessionId}/board`}>{t().board}</ButtonLink>}
          />
          <dl className={css.passwords}>
            <div>
              <dt>{t().settingsPassword}</dt>
              <dd>{settingsPassword ?? t().noPassword}</dd>
            </div>
            <div>
              <dt>{t().quitPassword}</dt>
              <dd>{quitPassword ?? t().noPassword}</dd>
            </div>
          </dl>
          <DataTable
            name="secure-browser"
            rows={candidates}
            rowId={({ candidateId }) => candidateId}
            initialSort={{ id: 'number' }}
            columns={columns({
              onLetIn: setAsked,
              onTakeBack: ({ candidateId }) => takingBack.mutate({ params: { candidateId } }),
              steering: steered ? { now, onOrder: setOrdered, onLog: setLogged } : null,
            })}
            empty={<EmptyState title={t().emptyTitle}>{t().empty}</EmptyState>}
          />
          {asked ? <LetIn candidate={asked} onClose={() => setAsked(null)} /> : null}
          {ordered ? <GiveOrder {...ordered} onClose={() => setOrdered(null)} /> : null}
          {logged ? <ClientLog candidate={logged} onClose={() => setLogged(null)} /> : null}
        </>
      )}
    </Loaded>
  );
}

/** Asks for the reason, which is what the audit keeps. */
function LetIn({ candidate, onClose }: { candidate: SecureBrowserState; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const allowing = useAct(letIntoAnyBrowser, {
    stales: [listSecureBrowserStates],
    onDone: () => {
      sayDone(t().allowed(candidate.name));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t().letInTitle(candidate.name)}
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault();
          allowing.mutate({ params: { candidateId: candidate.candidateId }, body: { reason } });
        }}
      >
        <Textarea
          label={t().reason}
          description={t().letInHint}
          placeholder={t().reasonExample}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {allowing.error ? <ErrorState error={allowing.error} /> : null}
        <div className={css.acts}>
          <Button type="submit" disabled={reason.trim().length < 5} loading={allowing.isPending}>
            {t().confirm}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type State = 'letIn' | 'started' | 'fetched' | 'none';
const TONES: Readonly<Record<State, Tone>> = { letIn: 'attention', started: 'good', fetched: 'action', none: 'plain' };

function stateOf({ letIn, startedAt, fetchedAt }: SecureBrowserState): State {
  if (letIn) return 'letIn';
  if (startedAt !== null) return 'started';
  return fetchedAt === null ? 'none' : 'fetched';
}

function whenOf({ letIn, startedAt, fetchedAt }: SecureBrowserState): number | null {
  return letIn?.at ?? startedAt ?? fetchedAt;
}

interface Acts {
  readonly onLetIn: (candidate: SecureBrowserState) => void;
  readonly onTakeBack: (candidate: SecureBrowserState) => void;
  /** Null where the exam is not steered: there are no clients to show then. */
  readonly steering: Omit<Steering, 'onLetIn' | 'onTakeBack'> | null;
}

function columns({ onLetIn, onTakeBack, steering }: Acts): Column<SecureBrowserState>[] {
  const names = t().columns;
  return [
    { id: 'number', header: names.number, value: (one) => one.number },
    {
      id: 'name',
      header: names.name,
      value: (one) => one.name,
      compare: (one, other) => compareNames(one.name, other.name),
    },
    // What needs the invigilator stands first, in reach on a small screen.
    ...(steering ? clientColumns({ ...steering, onLetIn, onTakeBack }) : []),
    { id: 'room', header: names.room, value: (one) => one.room, hidden: steering !== null },
    { id: 'seat', header: names.seat, value: (one) => one.seat },
    {
      id: 'state',
      header: names.state,
      value: (one) => t().states[stateOf(one)],
      cell: (one) => {
        const when = whenOf(one);
        const words = t().states[stateOf(one)];
        return (
          <>
            <Pill tone={TONES[stateOf(one)]}>{when === null ? words : t().at(words, timeNear(when, Date.now()))}</Pill>
            {one.letIn ? <div className={css.reason}>{one.letIn.reason}</div> : null}
          </>
        );
      },
    },
    { id: 'fetches', header: names.fetches, value: (one) => one.fetches, hidden: steering !== null },
    // Where clients are steered, their menu holds the exception too.
    ...(steering ? [] : [exceptionColumn({ onLetIn, onTakeBack })]),
  ];
}

function exceptionColumn({ onLetIn, onTakeBack }: Pick<Acts, 'onLetIn' | 'onTakeBack'>): Column<SecureBrowserState> {
  return {
    id: 'act',
    header: t().columns.act,
    value: () => null,
    cell: (one) => (
      <Button
        size="compact-md"
        variant="default"
        aria-label={`${one.letIn ? t().takeBack : t().letIn}: ${one.name}`}
        onClick={() => (one.letIn ? onTakeBack(one) : onLetIn(one))}
      >
        {one.letIn ? t().takeBack : t().letIn}
      </Button>
    ),
  };
}
