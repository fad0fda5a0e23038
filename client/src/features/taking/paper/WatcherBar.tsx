import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { time } from '../../../i18n/format.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { useAttempt, useOpenPaper } from './use-attempt.ts';
import css from './WatcherBar.module.css';

/** Another page or machine writes; one click makes it this one, or asks the invigilator for it. */
export function WatcherBar() {
  const { attempt } = useOpenPaper();
  const lease = useAttempt((view) => view.lease);
  const isWaiting = useAttempt((view) => view.asksToWrite);
  const [isMoving, setMoving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function takeOver() {
    setMoving(true);
    const opened = await attempt.takeOver();
    setMoving(false);
    setRefusal(opened.ok || opened.code === 'needsUnlock' ? null : opened.sentence);
  }

  return (
    <section className={css.bar} aria-labelledby="watcher">
      <IconEye size={24} aria-hidden="true" />
      <div className={css.words}>
        <strong id="watcher">{t().covers.watchingTitle}</strong>
        <p>{lease ? t().covers.writtenSince(lease.isHere, time(lease.since)) : t().covers.watching}</p>
        {isWaiting && <p role="status">{t().covers.waitsForUnlock}</p>}
        {refusal !== null && <p role="alert">{refusal}</p>}
      </div>
      <Button look="main" disabled={isMoving || isWaiting} onClick={() => void takeOver()}>
        {isWaiting ? t().covers.waiting : isMoving ? t().covers.takingOver : t().covers.takeOver}
      </Button>
    </section>
  );
}
