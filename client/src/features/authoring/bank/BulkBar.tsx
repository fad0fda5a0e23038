import { Button } from '@mantine/core';
import { IconTrash, IconTrashOff } from '@tabler/icons-react';
import { useState } from 'react';
import {
  BATCH_AT_MOST,
  type BankFilter,
  type BatchChange,
  bankFacets,
  changeQuestions,
  listQuestions,
  undoBatch,
} from 'shared/contracts/bank-questions.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { number } from '../../../i18n/format.ts';
import { offerUndo, sayDone, sayRefused } from '../../../ui/toasts.tsx';
import { ExportButton } from '../export/ExportButton.tsx';
import { BulkForm } from './BulkForm.tsx';
import { BulkLife } from './BulkLife.tsx';
import css from './bank.module.css';
import { t } from './messages.ts';
import type { Selection } from './selection.ts';

interface Props {
  readonly unitId: string;
  readonly filter: BankFilter;
  readonly total: number | null;
  readonly subject: string | undefined;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection | null) => void;
}

/** What can be done with the chosen questions, at once and with a way back. */
export function BulkBar({ unitId, filter, total, subject, selection, onSelect }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [isLifeOpen, setIsLifeOpen] = useState(false);
  const stales = [listQuestions, bankFacets];
  const undo = useAct(undoBatch, {
    stales,
    onDone: ({ changed, changedSince }) => sayDone(t().undone(number(changed), number(changedSince))),
    onRefused: sayRefused,
  });
  const change = useAct(changeQuestions, {
    stales,
    onDone: ({ batchId, changed, notAllowed, leftAlone }) => {
      setIsOpen(false);
      onSelect(null);
      const message = t().changed(number(changed), number(notAllowed), leftAlone.slice(0, 3).join('; '));
      if (batchId === null) sayDone(message);
      else offerUndo({ message, undo: () => undo.mutate({ params: { batchId } }), milliseconds: 15_000 });
    },
    onRefused: sayRefused,
  });
  const which =
    selection.all === null ? { ids: [...selection.ids] } : { filter: selection.all, except: [...selection.ids] };
  const apply = (wanted: BatchChange) => change.mutate({ query: { unitId }, body: { which, change: wanted } });
  const count = selection.all === null ? selection.ids.size : Math.max(0, (total ?? 0) - selection.ids.size);
  const isTrash = filter.trash === 'yes';
  return (
    <section className={css.bulk} aria-label={t().bulk}>
      <strong aria-live="polite">{t().chosen(countWords(count, total, selection))}</strong>
      {selection.all === null && total !== null && total > selection.ids.size ? (
        <Button variant="subtle" size="sm" onClick={() => onSelect({ all: filter, ids: new Set() })}>
          {t().chooseAll(countWords(total, total, { all: filter, ids: new Set() }))}
        </Button>
      ) : null}
      <span className={css.bulkActs}>
        {isTrash ? (
          <Button
            size="sm"
            loading={change.isPending}
            leftSection={<IconTrashOff size={16} aria-hidden="true" />}
            onClick={() => apply({ trashed: false })}
          >
            {t().restore}
          </Button>
        ) : (
          <>
            <Button size="sm" onClick={() => setIsOpen(true)}>
              {t().change}
            </Button>
            <Button size="sm" variant="default" onClick={() => setIsLifeOpen(true)}>
              {t().lives}
            </Button>
            <ExportButton unitId={unitId} which={which} count={countWords(count, total, selection)} />
            <Button
              size="sm"
              variant="default"
              loading={change.isPending}
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => apply({ trashed: true })}
            >
              {t().throwAway}
            </Button>
          </>
        )}
        <Button size="sm" variant="default" onClick={() => onSelect(null)}>
          {t().chooseNone}
        </Button>
      </span>
      <BulkForm
        isOpen={isOpen}
        title={t().changeTitle(countWords(count, total, selection))}
        unitId={unitId}
        subject={subject}
        isSending={change.isPending}
        onClose={() => setIsOpen(false)}
        onApply={apply}
      />
      {isLifeOpen ? (
        <BulkLife
          title={t().livesTitle(countWords(count, total, selection))}
          unitId={unitId}
          which={which}
          onClose={() => setIsLifeOpen(false)}
          onDone={() => {
            setIsLifeOpen(false);
            onSelect(null);
          }}
        />
      ) : null}
    </section>
  );
}

/** Beyond what a search counts it says "more than"; the server refuses what is more than a batch. */
function countWords(count: number, total: number | null, { all }: Selection): string {
  const isOpen = all !== null && total !== null && total > 1_000;
  return isOpen ? t().moreThan(number(1_000), number(BATCH_AT_MOST)) : number(count);
}
