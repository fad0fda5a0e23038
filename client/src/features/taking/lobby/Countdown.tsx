import { useEffect } from 'react';
import type { ClockView } from 'shared/contracts/delivery.ts';
import { clock as clockText, date, duration, time } from '../../../i18n/format.ts';
import { phaseOf, type ServerClock } from '../engine/server-clock.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { useNow } from '../parts/use-now.ts';
import css from './Countdown.module.css';

interface Props {
  readonly view: ClockView;
  readonly clock: ServerClock;
  /** False while something must be agreed to first. */
  readonly mayOpen: boolean;
  /** Where that stands on the page. */
  readonly noticeId: string;
  readonly isOpening: boolean;
  readonly refusal: string | null;
  readonly onOpen: () => void;
}

/** A day and more is said as a date, not counted. */
const COUNTED_MS = 24 * 3_600_000;
/** The whole province opens at the same second: each page waits a little by chance. Nobody loses time by it. */
const SPREAD_MS = 1_200;
/** Whoever comes later looks around first and opens the paper with the button. */
const LATE_MS = 60_000;
const RETRY_MS = 4_000;

/** What happens next: the time until the paper opens by itself. */
export function Countdown({ view, clock, mayOpen, noticeId, isOpening, refusal, onOpen }: Props) {
  const now = useNow(clock);
  const phase = phaseOf(view, now);
  const opensNow = phase === 'running' && mayOpen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens when the time has come, and again where that failed
  useEffect(() => {
    const isLate = refusal === null && now - view.startsAt > LATE_MS;
    if (!opensNow || isOpening || isLate) return;
    const wait = refusal === null ? 0 : RETRY_MS;
    const timer = setTimeout(onOpen, wait + Math.random() * (wait || SPREAD_MS));
    return () => clearTimeout(timer);
  }, [opensNow, isOpening, refusal]);

  const left = view.startsAt - now;
  return (
    <section className={css.countdown} aria-label={t().lobby.startsIn}>
      {phase === 'waiting' && (
        <>
          <p className={css.label}>{t().lobby.startsIn}</p>
          <p className={css.figure} role="timer">
            {left < COUNTED_MS ? clockText(Math.ceil(left / 1000)) : duration(left / 1000)}
          </p>
          <p className={css.hint}>{t().lobby.startsAt(time(view.startsAt), date(view.startsAt))}</p>
          {mayOpen ? (
            <p className={css.hint}>{t().lobby.opensItself}</p>
          ) : (
            <p className={css.before}>
              {t().lobby.beforeThat} <a href={`#${noticeId}`}>{t().lobby.noticeTitle}</a>
            </p>
          )}
        </>
      )}
      {phase === 'paused' && <p className={css.label}>{t().lobby.pausedBefore}</p>}
      {phase === 'over' && <p className={css.label}>{t().lobby.sessionOver}</p>}
      {phase === 'running' && (
        <>
          <p className={css.label} role="status">
            {isOpening ? t().lobby.opening : mayOpen ? t().lobby.running : t().lobby.agreeFirst}
          </p>
          <Button look="main" className={css.enter} disabled={!mayOpen || isOpening} onClick={onOpen}>
            {t().lobby.enterNow}
          </Button>
        </>
      )}
      <p className={css.refusal} role="alert">
        {refusal}
      </p>
    </section>
  );
}
