import { Button } from '@mantine/core';
import { type ImportedQuestion, type ImportView, listImports, readImport, undoImport } from 'shared/contracts/bank.ts';
import { bankFacets, listQuestions } from 'shared/contracts/bank-questions.ts';
import { placeWords, problemWords } from 'shared/questions/problem-sentences.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { language } from '../../i18n/language.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { sayDone, sayRefused } from '../../ui/toasts.tsx';
import css from './authoring.module.css';
import { t } from './messages.ts';
import { ReviewList } from './ReviewList.tsx';

type Outcome = 'taken' | 'takenWithLoss' | 'refused' | 'leftOut';
const TONES: Readonly<Record<Outcome, Tone>> = {
  taken: 'good',
  takenWithLoss: 'attention',
  refused: 'danger',
  leftOut: 'plain',
};

/** What became of every question, and a way back. */
export function ImportReport({ done }: { done: ImportView }) {
  const undo = useAct(undoImport, {
    stales: [readImport, listImports, listQuestions, bankFacets],
    onDone: () => sayDone(t().report.undone),
    onRefused: sayRefused,
  });
  const taken = done.items.filter((item) => item.questionId !== null).length;
  const left = done.items.filter((item) => item.questionId === null);
  const needs = {
    saved: t().report.needs(taken, done.items.length),
    undone: t().report.undoneNeeds,
    discarded: t().report.discardedNeeds,
    draft: '',
  }[done.state];
  return (
    <>
      <PageHead
        title={done.fileName}
        needs={needs}
        trail={[
          { label: t().bank, to: '/bank' },
          { label: t().importTitle, to: '/bank/import' },
        ]}
        actions={
          <>
            <ButtonLink to="/bank">{t().report.toBank}</ButtonLink>
            <ButtonLink to="/bank/import" variant="default">
              {t().report.again}
            </ButtonLink>
            {done.state === 'saved' ? (
              <Button
                variant="default"
                loading={undo.isPending}
                onClick={() => undo.mutate({ params: { importId: done.id } })}
              >
                {t().report.undo}
              </Button>
            ) : null}
          </>
        }
      />
      {done.state === 'saved' ? (
        <DataTable
          name="bank-import-report"
          rows={done.items}
          rowId={(row) => String(row.at)}
          pageSize={100}
          columns={[
            {
              id: 'place',
              header: t().report.place,
              value: (row) => placeWords(row, language()),
              compare: byPlace,
              cell: (row) => <span className={css.unbroken}>{placeWords(row, language())}</span>,
            },
            { id: 'stem', header: t().report.stem, value: (row) => row.title },
            {
              id: 'outcome',
              header: t().report.outcome,
              value: (row) => t().report[outcomeOf(row)],
              cell: (row) => <Pill tone={TONES[outcomeOf(row)]}>{t().report[outcomeOf(row)]}</Pill>,
            },
            {
              id: 'why',
              header: t().report.why,
              value: (row) => row.problems.map((problem) => problemWords(problem, language())).join('; '),
            },
          ]}
        />
      ) : null}
      {done.state === 'saved' && left.length > 0 ? (
        <section className={css.left}>
          <h2>{t().report.left(left.length)}</h2>
          <p className={css.note}>{t().report.leftLead}</p>
          <ReviewList key={left.length} draft={done} items={left} />
        </section>
      ) : null}
    </>
  );
}

const byPlace = (one: ImportedQuestion, other: ImportedQuestion) => one.at - other.at;

function outcomeOf({ questionId, problems, blocked }: ImportedQuestion): Outcome {
  if (questionId !== null) return problems.length > 0 ? 'takenWithLoss' : 'taken';
  return blocked ? 'refused' : 'leftOut';
}
