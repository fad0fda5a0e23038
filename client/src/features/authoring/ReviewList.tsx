import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type ImportedQuestion, type ImportView, listImports, readImport, saveImport } from 'shared/contracts/bank.ts';
import { twinsOfImport } from 'shared/contracts/bank-life.ts';
import { bankFacets, listQuestions } from 'shared/contracts/bank-questions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { sayRefused } from '../../ui/toasts.tsx';
import css from './authoring.module.css';
import { mediaWithout } from './media.ts';
import { t } from './messages.ts';
import { ReviewedQuestion } from './ReviewedQuestion.tsx';
import { repairOf, useRepair } from './use-repair.ts';

type Show = 'problems' | 'all' | 'fine';

/** Questions that are not in the bank yet, problems first, and the bar that saves what is chosen. */
export function ReviewList({ draft, items }: { draft: ImportView; items: readonly ImportedQuestion[] }) {
  const bad = items.filter((item) => item.problems.length > 0);
  const [show, setShow] = useState<Show>('all');
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  // Forms that are open, by place: they outlive the filter, and are saved with the rest.
  const [edits, setEdits] = useState<ReadonlyMap<number, ImportedQuestion>>(new Map());
  const repair = useRepair();
  // The order is that of the first look: a question does not run away while it is being mended.
  const [rank] = useState(() => new Map(items.map((item) => [item.at, rankOf(item)])));
  const chosen = items.filter((item) => !leftOut.has(item.at));
  const ready = chosen.filter((item) => !item.blocked);
  const save = useAct(saveImport, {
    stales: [readImport, listImports, listQuestions, bankFacets],
    onDone: ({ head }) =>
      head.state === 'draft' ? sayRefused({ sentence: t().review.nothingSaved }) : scrollTo({ top: 0 }),
    onRefused: sayRefused,
  });
  const saveAll = async () => {
    for (const edit of edits.values()) await repair.mutateAsync(repairOf(draft.id, edit));
    setEdits(new Map());
    save.mutate({ params: { importId: draft.id }, body: { take: chosen.map((item) => item.at) } });
  };
  const listed = items
    .toSorted((a, b) => (rank.get(a.at) ?? 0) - (rank.get(b.at) ?? 0) || a.at - b.at)
    .filter((item) => show === 'all' || item.problems.length > 0 === (show === 'problems'));
  const twins = useEndpoint(twinsOfImport, { params: { importId: draft.id } });
  const mediaUrl = mediaWithout(draft.unshowable);
  return (
    <>
      <div className={css.listHead}>
        <SegmentedControl
          value={show}
          onChange={(value) => setShow(value as Show)}
          data={[
            { value: 'all', label: t().review.all(items.length) },
            { value: 'problems', label: t().review.needsWork(bad.length) },
            { value: 'fine', label: t().review.fine(items.length - bad.length) },
          ]}
        />
        <p className={css.keys}>{t().review.keys}</p>
      </div>
      <div className={css.list}>
        {listed.map((question) => (
          <ReviewedQuestion
            key={question.at}
            importId={draft.id}
            question={question}
            mediaUrl={mediaUrl}
            twins={twins.data?.twins.filter((twin) => twin.at === question.at) ?? []}
            isTaken={!leftOut.has(question.at)}
            onTake={(isTaken) => setLeftOut(toggled(leftOut, question.at, isTaken))}
            edit={edits.get(question.at) ?? null}
            onEdit={(edit) => setEdits((before) => edited(before, question.at, edit))}
          />
        ))}
      </div>
      {listed.length === 0 ? <EmptyState title={t().review.allFineTitle}>{t().review.allFineLead}</EmptyState> : null}
      <div className={css.saveBar}>
        <span aria-live="polite">
          {chosen.length === ready.length
            ? t().review.willSaveAll
            : t().review.willRefuse(chosen.length - ready.length)}
          {edits.size > 0 ? ` ${t().review.willSaveEdits(edits.size)}` : null}
        </span>
        <Button
          disabled={ready.length === 0}
          loading={repair.isPending || save.isPending}
          // A refused repair was said where it happened; nothing is saved and its form stays open.
          onClick={() => void saveAll().catch(() => undefined)}
        >
          {t().review.save(ready.length)}
        </Button>
      </div>
    </>
  );
}

/** What is wrong first, then what was concluded, then what was read. */
function rankOf({ problems, doubts }: ImportedQuestion): number {
  return problems.length > 0 ? 0 : doubts?.length ? 1 : 2;
}

function edited(
  edits: ReadonlyMap<number, ImportedQuestion>,
  at: number,
  edit: ImportedQuestion | null,
): ReadonlyMap<number, ImportedQuestion> {
  const next = new Map(edits);
  if (edit) next.set(at, edit);
  else next.delete(at);
  return next;
}

function toggled(places: ReadonlySet<number>, at: number, isTaken: boolean): ReadonlySet<number> {
  const next = new Set(places);
  if (isTaken) next.delete(at);
  else next.add(at);
  return next;
}
