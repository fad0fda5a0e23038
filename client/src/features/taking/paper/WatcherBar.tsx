import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { useOpenPaper } from './use-attempt.ts';
import css from './WatcherBar.module.css';

/** Another page or machine writes; one click makes it this one. */
export function WatcherBar() {
  const { attempt } = useOpenPaper();
  const [isMoving, setMoving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function takeOver() {
    setMoving(true);
    const opened = await attempt.takeOver();
    setMoving(false);
    setRefusal(opened.ok ? null : opened.sentence);
  }

  return (
    <section className={css.bar} aria-labelledby="watcher">
      <IconEye size={24} aria-hidden="true" />
      <div className={css.words}>
        <strong id="watcher">{t().covers.watchingTitle}</strong>
        <p>{refusal ?? t().covers.watching}</p>
      </div>
      <Button look="main" disabled={isMoving} onClick={() => void takeOver()}>
        {isMoving ? t().covers.takingOver : t().covers.takeOver}
      </Button>
    </section>
  );
}
