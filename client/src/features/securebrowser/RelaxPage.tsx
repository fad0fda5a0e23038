import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  listRelaxedCandidates,
  RELAXABLE,
  type Relaxable,
  type RelaxedCandidate,
  relaxPageSignals,
} from 'shared/contracts/page-lock.ts';
import { compareNames } from 'shared/people/names.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

/** What the page leaves out for single candidates of a session, by an accommodation. */
export function RelaxPage() {
  const sessionId = usePathParam('sessionId');
  const reading = useEndpoint(listRelaxedCandidates, { params: { sessionId } });
  const [asked, setAsked] = useState<RelaxedCandidate | null>(null);
  const words = t().relax;
  return (
    <Loaded from={reading} shape="table">
      {({ session, candidates }) => (
        <>
          <PageHead
            title={`${words.title} · ${session.title}`}
            trail={[{ label: t().sessions, to: '/invigilating' }]}
            needs={`${session.examTitle}. ${words.needs(number(candidates.filter(({ signals }) => signals.length > 0).length))}`}
            actions={<ButtonLink to={`/sessions/${sessionId}/board`}>{t().board}</ButtonLink>}
          />
          <DataTable
            name="relaxed-signals"
            rows={candidates}
            rowId={({ candidateId }) => candidateId}
            initialSort={{ id: 'number' }}
            columns={columns(setAsked)}
            empty={<EmptyState title={t().emptyTitle}>{t().empty}</EmptyState>}
          />
          {asked ? <Relax candidate={asked} onClose={() => setAsked(null)} /> : null}
        </>
      )}
    </Loaded>
  );
}

function Relax({ candidate, onClose }: { candidate: RelaxedCandidate; onClose: () => void }) {
  const [signals, setSignals] = useState<readonly string[]>(candidate.signals);
  const [reason, setReason] = useState(candidate.reason ?? '');
  const words = t().relax;
  const relaxing = useAct(relaxPageSignals, {
    stales: [listRelaxedCandidates],
    onDone: () => {
      sayDone(words.done(candidate.name));
      onClose();
    },
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={words.of(candidate.name)}
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault();
          const body = { signals: RELAXABLE.filter((name) => signals.includes(name)), reason };
          relaxing.mutate({ params: { candidateId: candidate.candidateId }, body });
        }}
      >
        <Checkbox.Group label={words.choose} value={[...signals]} onChange={setSignals}>
          <div className={css.checks}>
            {RELAXABLE.map((name) => (
              <Checkbox key={name} value={name} label={words.names[name]} />
            ))}
          </div>
        </Checkbox.Group>
        <Textarea
          label={t().reason}
          placeholder={words.example}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {relaxing.error ? <ErrorState error={relaxing.error} /> : null}
        <div className={css.acts}>
          <Button type="submit" disabled={reason.trim().length < 5} loading={relaxing.isPending}>
            {t().save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function columns(onAsk: (candidate: RelaxedCandidate) => void): Column<RelaxedCandidate>[] {
  const names = t().columns;
  const words = t().relax;
  const said = (signals: readonly Relaxable[]) => signals.map((name) => words.names[name]).join(', ');
  return [
    { id: 'number', header: names.number, value: (one) => one.number },
    {
      id: 'name',
      header: names.name,
      value: (one) => one.name,
      compare: (one, other) => compareNames(one.name, other.name),
    },
    {
      id: 'act',
      header: words.change,
      value: () => null,
      cell: (one) => (
        <Button
          size="compact-md"
          variant="default"
          aria-label={`${words.change}: ${one.name}`}
          onClick={() => onAsk(one)}
        >
          {words.change}
        </Button>
      ),
    },
    {
      id: 'signals',
      header: words.leftOut,
      value: (one) => said(one.signals) || null,
      cell: (one) => (
        <>
          {said(one.signals) || '–'}
          {one.reason ? <div className={css.reason}>{one.reason}</div> : null}
        </>
      ),
    },
    { id: 'room', header: names.room, value: (one) => one.room },
  ];
}
