import { useState } from 'react';
import type { AttemptStore } from '../engine/attempt-view.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import css from './FinishPage.module.css';
import { codesOf, saveAnswers } from './seal-by-hand.ts';

/** The roads that need no line: the sealed answers as a file for a USB stick, or as pictures for the invigilator's camera. */
export function CarryByHand({ attempt, number }: { attempt: AttemptStore; number: string }) {
  const [failed, setFailed] = useState(false);
  const [codes, setCodes] = useState<Awaited<ReturnType<typeof codesOf>> | null>(null);
  const save = () =>
    saveAnswers(attempt.carried(), number).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  const show = () =>
    codesOf(attempt.carried()).then(
      (made) => {
        setFailed(false);
        setCodes(made);
      },
      () => setFailed(true),
    );
  return (
    <>
      <div className={css.roads}>
        <Button onClick={() => void save()}>{t().receipt.carry}</Button>
        <Button onClick={() => (codes ? setCodes(null) : void show())}>
          {codes ? t().receipt.hideCodes : t().receipt.showCodes}
        </Button>
      </div>
      <p className={css.keep}>{t().receipt.carryLead}</p>
      {codes && <codes.AnswerCodes pieces={codes.pieces} />}
      {failed && <p role="alert">{t().receipt.carryFailed}</p>}
    </>
  );
}
