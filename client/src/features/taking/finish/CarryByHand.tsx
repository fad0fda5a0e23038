import { useState } from 'react';
import type { AttemptStore } from '../engine/attempt-view.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import css from './FinishPage.module.css';
import { saveAnswers } from './seal-by-hand.ts';

/** The road that needs no line: the sealed answers as a file for the invigilator's USB stick. */
export function CarryByHand({ attempt, number }: { attempt: AttemptStore; number: string }) {
  const [failed, setFailed] = useState(false);
  const save = () =>
    saveAnswers(attempt.carried(), number).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      <Button onClick={() => void save()}>{t().receipt.carry}</Button>
      <p className={css.keep}>{t().receipt.carryLead}</p>
      {failed && <p role="alert">{t().receipt.carryFailed}</p>}
    </>
  );
}
