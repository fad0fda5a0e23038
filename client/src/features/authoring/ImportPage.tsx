import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import {
  bankFacets,
  discardImport,
  type ImportedQuestion,
  type ImportView,
  listImports,
  listQuestions,
  readImport,
  saveImport,
} from 'shared/contracts/bank.ts';
import { isFatal } from 'shared/questions/draft.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { sayDone, sayRefused } from '../../ui/toasts.tsx';
import css from './authoring.module.css';
import { ImportReport } from './ImportReport.tsx';
import { mediaWithout } from './media.ts';
import { t } from './messages.ts';
import { ReviewedQuestion } from './ReviewedQuestion.tsx';

/** An import: while it is a draft the teacher goes through it, problems first; afterwards the page tells what became of it. */
export function ImportPage() {
  const importId = usePathParam('importId');
  const read = useEndpoint(readImport, { params: { importId } });
  return (
    <Loaded from={read} shape="text">
      {(draft) => (draft.state === 'draft' ? <DraftReview draft={draft} /> : <ImportReport done={draft} />)}
    </Loaded>
  );
}

type Show = 'problems' | 'all' | 'fine';

function DraftReview({ draft }: { draft: ImportView }) {
  const bad = draft.items.filter((item) => item.problems.length > 0);
  const [show, setShow] = useState<Show>('all');
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  // The order is that of the first look: a question does not run away while it is being mended.
  const [first] = useState(() => new Set(bad.map((item) => item.at)));
  const { chosen, ready } = choose(draft.items, leftOut);
  const stales = [readImport, listImports, listQuestions, bankFacets];
  const save = useAct(saveImport, {
    stales,
    onDone: ({ head }) =>
      head.state === 'draft' ? sayRefused({ sentence: t().review.nothingSaved }) : scrollTo({ top: 0 }),
    onRefused: sayRefused,
  });
  const discard = useAct(discardImport, {
    stales,
    onDone: () => sayDone(t().review.discarded),
    onRefused: sayRefused,
  });
  const params = { importId: draft.id };
  const listed = [
    ...draft.items.filter((item) => first.has(item.at)),
    ...draft.items.filter((item) => !first.has(item.at)),
  ].filter((item) => show === 'all' || item.problems.length > 0 === (show === 'problems'));
  const mediaUrl = mediaWithout(draft.unshowable);
  return (
    <>
      <PageHead
        title={draft.fileName}
        needs={t().review.needs(draft.items.length, bad.length)}
        trail={[
          { label: t().bank, to: '/bank' },
          { label: t().importTitle, to: '/bank/import' },
        ]}
        actions={
          <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate({ params })}>
            {t().review.discard}
          </Button>
        }
      />
      <div className={css.listHead}>
        <SegmentedControl
          value={show}
          onChange={(value) => setShow(value as Show)}
          data={[
            { value: 'all', label: t().review.all(draft.items.length) },
            { value: 'problems', label: t().review.needsWork(bad.length) },
            { value: 'fine', label: t().review.fine(draft.items.length - bad.length) },
          ]}
        />
      </div>
      <div className={css.list}>
        {listed.map((question) => (
          <ReviewedQuestion
            key={question.at}
            importId={draft.id}
            question={question}
            mediaUrl={mediaUrl}
            isTaken={!leftOut.has(question.at)}
            onTake={(isTaken) => setLeftOut(toggled(leftOut, question.at, isTaken))}
          />
        ))}
      </div>
      {listed.length === 0 ? <EmptyState title={t().review.allFineTitle}>{t().review.allFineLead}</EmptyState> : null}
      <div className={css.saveBar}>
        <span aria-live="polite">
          {chosen.length === ready.length
            ? t().review.willSaveAll
            : t().review.willRefuse(chosen.length - ready.length)}
        </span>
        <Button
          disabled={ready.length === 0}
          loading={save.isPending}
          onClick={() => save.mutate({ params, body: { take: chosen.map((item) => item.at) } })}
        >
          {t().review.save(ready.length)}
        </Button>
      </div>
    </>
  );
}

function choose(items: readonly ImportedQuestion[], leftOut: ReadonlySet<number>) {
  const chosen = items.filter((item) => !leftOut.has(item.at));
  return { chosen, ready: chosen.filter((item) => !item.problems.some(isFatal)) };
}

function toggled(places: ReadonlySet<number>, at: number, isTaken: boolean): ReadonlySet<number> {
  const next = new Set(places);
  if (isTaken) next.delete(at);
  else next.add(at);
  return next;
}
