import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readItemAnalysis } from 'shared/contracts/analytics.ts';
import { listResultExams, listResults, markSession, type ResultExam } from 'shared/contracts/grading.ts';
import { readResultReport } from 'shared/contracts/reports.ts';
import { call } from '../../api/call.ts';
import { readAgain } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './results.module.css';

/** What marking makes stale. */
export const AFTER_MARKING = [readResultReport, readItemAnalysis, listResults, listResultExams];

/** Marks the sessions of an exam that are over, one after another, and names what could not be marked. */
export function MarkButton({ exam, unmarked }: { exam: ResultExam; unmarked: number | null }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function mark() {
    setBusy(true);
    setTrouble(null);
    const sum = { marked: 0, absent: 0, broken: [] as string[] };
    for (const { id } of exam.sessions.filter((session) => session.isOver)) {
      const outcome = await call(markSession, { params: { sessionId: id } });
      if (!outcome.ok) {
        setTrouble(outcome.error.sentence);
        continue;
      }
      sum.marked += outcome.value.marked;
      sum.absent += outcome.value.absent;
      sum.broken.push(...outcome.value.broken);
    }
    if (sum.broken.length > 0) setTrouble(t().broken(sum.broken.join(', ')));
    if (sum.marked > 0) sayDone(t().markDone(sum.marked, sum.absent));
    await Promise.all(AFTER_MARKING.map((endpoint) => readAgain(client, endpoint)));
    setBusy(false);
  }
  return (
    <div className={css.marking}>
      {trouble ? <ErrorState error={{ sentence: trouble }} /> : null}
      {unmarked === null ? null : <p>{t().unmarked(unmarked)}</p>}
      {exam.mayPublish ? (
        <Button loading={isBusy} onClick={() => void mark()}>
          {t().mark}
        </Button>
      ) : null}
    </div>
  );
}
