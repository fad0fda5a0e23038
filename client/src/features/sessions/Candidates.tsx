import { ActionIcon, Button } from '@mantine/core';
import { IconPrinter, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CandidateRow, makeSlips, readSession, type SessionView } from 'shared/contracts/sessions.ts';
import { compareNames } from 'shared/people/names.ts';
import { download } from '../../api/call.ts';
import { readAgain } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { offerUndo, sayDone, sayRefused } from '../../ui/toasts.tsx';
import { t } from './messages.ts';

/** Everybody in a session with number, room, seat and slip. */
export function Candidates({ session, mayPrint }: { session: SessionView; mayPrint: boolean }) {
  const cache = useQueryClient();
  const [isPrinting, setPrinting] = useState(false);
  const { candidates, slips } = session.readiness;
  const print = async (body: { candidateId?: string; again?: boolean }) => {
    setPrinting(true);
    const result = await download(makeSlips, { params: { sessionId: session.id }, body });
    setPrinting(false);
    if (!result.ok) return sayRefused(result.error);
    sayDone(t().printed);
    await readAgain(cache, readSession);
  };
  /** Old slips die with new ones, so there is a moment to think again. */
  const printAgain = (body: { candidateId?: string; again?: boolean }) =>
    offerUndo({ message: t().reprintWarning, undo: () => undefined, settle: () => void print(body) });

  const missing = candidates - slips;
  return (
    <Card
      title={t().candidates}
      actions={
        mayPrint && candidates > 0 ? (
          <Button
            loading={isPrinting}
            variant={missing > 0 ? 'filled' : 'default'}
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
            onClick={() => (missing > 0 ? print({}) : printAgain({ again: true }))}
          >
            {missing > 0 ? t().printSlips(number(missing)) : t().reprintAll}
          </Button>
        ) : null
      }
    >
      <DataTable
        name="candidates"
        rows={session.candidates}
        columns={columns(mayPrint ? (id) => printAgain({ candidateId: id }) : null)}
        rowId={({ id }) => id}
        initialSort={{ id: 'number' }}
        empty={
          <EmptyState title={t().noCandidatesYet} icon={IconUsers}>
            {t().noCandidatesHint}
          </EmptyState>
        }
      />
    </Card>
  );
}

/** "2009-09-03" as people read it; nothing for nothing. */
export const isoDate = (date: string | null): string => date?.split('-').reverse().join('/') ?? '–';

function columns(reprint: ((candidateId: string) => void) | null): Column<CandidateRow>[] {
  return [
    { id: 'number', header: t().number, value: ({ number: said }) => said },
    {
      id: 'name',
      header: t().name,
      value: ({ name }) => name,
      compare: (one, other) => compareNames(one.name, other.name),
    },
    { id: 'class', header: t().className, value: ({ className }) => className },
    { id: 'school', header: t().school, value: ({ school }) => school, hidden: true },
    {
      id: 'birthDate',
      header: t().birthDate,
      value: ({ birthDate }) => birthDate,
      cell: ({ birthDate }) => isoDate(birthDate),
    },
    { id: 'personalNumber', header: t().personalNumber, value: ({ personalNumber }) => personalNumber, hidden: true },
    { id: 'sex', header: t().sex, value: ({ sex }) => (sex ? t().sexes[sex] : null), hidden: true },
    { id: 'room', header: t().room, value: ({ room }) => room },
    { id: 'seat', header: t().seat, value: ({ seat }) => seat },
    { id: 'code', header: t().code, value: ({ code }) => code || null, cell: ({ code }) => code || '–' },
    {
      id: 'slip',
      header: t().slip,
      value: ({ hasSlip }) => (hasSlip ? t().hasSlip : t().noSlip),
      cell: ({ id, name, hasSlip }) => (
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
          <Pill tone={hasSlip ? 'good' : 'plain'}>{hasSlip ? t().hasSlip : t().noSlip}</Pill>
          {hasSlip && reprint ? (
            <ActionIcon
              variant="subtle"
              size={32}
              aria-label={t().reprintOne(name)}
              title={t().reprintOne(name)}
              onClick={() => reprint(id)}
            >
              <IconPrinter size={18} />
            </ActionIcon>
          ) : null}
        </span>
      ),
    },
  ];
}
