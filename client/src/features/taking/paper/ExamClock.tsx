import { IconClock, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { clock as clockText } from '../../../i18n/format.ts';
import { remainingMs } from '../engine/server-clock.ts';
import { t } from '../messages.ts';
import { useNow } from '../parts/use-now.ts';
import css from './ExamClock.module.css';
import { spokenMinutes } from './spoken-minutes.ts';
import { useAttempt, useOpenPaper } from './use-attempt.ts';

/** The time that is left, by the server's clock. It can be hidden; at 15, 5 and 1 minutes it speaks all the same. */
export function ExamClock() {
  const { attempt } = useOpenPaper();
  const view = useAttempt((shown) => shown.clock);
  const now = useNow(attempt.clock);
  const [isHidden, setHidden] = useState(false);
  const left = remainingMs(view, now);
  const spoken = useSpoken(left);

  return (
    <div className={css.clock} data-near={left <= 5 * 60_000}>
      <IconClock size={20} aria-hidden="true" />
      <span className={css.figure} role="timer" aria-label={t().bar.remaining}>
        {isHidden ? <span className={css.hidden}>{t().bar.clockHidden}</span> : clockText(Math.ceil(left / 1000))}
      </span>
      <button
        type="button"
        className={css.toggle}
        title={isHidden ? t().bar.showClock : t().bar.hideClock}
        aria-label={isHidden ? t().bar.showClock : t().bar.hideClock}
        onClick={() => setHidden(!isHidden)}
      >
        {isHidden ? <IconEye size={18} aria-hidden="true" /> : <IconEyeOff size={18} aria-hidden="true" />}
      </button>
      <span className={css.spoken} role="status" aria-live="assertive">
        {spoken !== null && <span className={css.bubble}>{t().bar.minutesLeft(spoken)}</span>}
      </span>
    </div>
  );
}

const SHOWN_MS = 10_000;

/** The minutes to say now, for some seconds after each threshold was passed; null otherwise. */
function useSpoken(leftMs: number): number | null {
  const before = useRef(leftMs);
  const [spoken, setSpoken] = useState<number | null>(null);
  useEffect(() => {
    const minutes = spokenMinutes(before.current, leftMs);
    before.current = leftMs;
    if (minutes !== null) setSpoken(minutes);
  }, [leftMs]);
  useEffect(() => {
    if (spoken === null) return;
    const timer = setTimeout(() => setSpoken(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [spoken]);
  return spoken;
}
