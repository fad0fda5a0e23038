import type { Level } from 'proctoring/signals/signal.ts';
import { useEffect, useRef } from 'react';
import type { Clearing } from 'shared/contracts/checkin.ts';
import { CheckLine } from '../lobby/CheckLine.tsx';
import type { CheckState } from '../lobby/device-checks.ts';
import { Button } from '../parts/Button.tsx';
import css from './CheckIn.module.css';
import { t } from './messages.ts';
import { type Progress, stepOf } from './progress.ts';
import { type CheckInRun, type CheckInView, ROOM_SHOTS } from './run-check-in.ts';
import { useCheckIn } from './use-check-in.ts';

/** The check-in at the camera: one thing at a time, with what would help; nothing here keeps anybody out. */
export default function CheckIn({
  level,
  candidateId,
  cleared,
  now,
}: {
  level: Level;
  candidateId: string;
  cleared: Clearing | null;
  /** Unix ms on the server's clock. */
  now: () => number;
}) {
  const { view, run, start } = useCheckIn(level, candidateId, now);
  return (
    <div className={css.checkIn}>
      {view === null && (
        <>
          <p className={css.lead}>{t().lead}</p>
          <Button look="main" onClick={start}>
            {t().start}
          </Button>
        </>
      )}
      {view?.phase === 'opening' && <p role="status">{t().opening}</p>}
      {view?.phase === 'failed' && (
        <>
          <p role="status">
            {t().reasons[view.reason]} <strong>{t().stillIn}</strong>
          </p>
          <Button onClick={start}>{t().again}</Button>
        </>
      )}
      {view?.phase === 'running' && <Running view={view} run={run} />}
      {cleared && (
        <p className={css.cleared} role="status">
          {t().cleared[cleared]}
        </p>
      )}
    </div>
  );
}

function Running({ view, run }: { view: Extract<CheckInView, { phase: 'running' }>; run: CheckInRun | null }) {
  const { stream, progress, tier, shots } = view;
  const step = stepOf(progress);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <>
      <div className={css.stage}>
        <div className={css.frame} data-good={progress.hint === null && tier !== null}>
          <video ref={video} className={css.picture} autoPlay muted playsInline aria-label={t().picture} />
        </div>
        <div className={css.says} aria-live="polite">
          {tier === null ? <p>{t().opening}</p> : <Now progress={progress} />}
          {step === 'room' && (
            <Button look="main" onClick={() => run?.shoot()}>
              {t().shoot(shots, ROOM_SHOTS)}
            </Button>
          )}
          {step !== null && tier !== null && <Button onClick={() => run?.skip()}>{t().skip}</Button>}
        </div>
      </div>
      <ul className={css.steps}>
        {progress.steps.map((one) => {
          const outcome = progress.outcomes[one];
          const state = outcome ? STATES[outcome] : one === step ? 'working' : 'ask';
          const says = outcome ? t().outcomes[outcome] : '';
          return <CheckLine key={one} name={t().steps[one]} result={{ state, says }} />;
        })}
      </ul>
      {tier && <p className={css.tier}>{t().tiers[tier.tier]}</p>}
    </>
  );
}

const STATES: Readonly<Record<'passed' | 'unsure' | 'left', CheckState>> = {
  passed: 'good',
  unsure: 'look',
  left: 'ask',
};

/** What to do now, in one sentence. */
function Now({ progress }: { progress: Progress }) {
  const { hint, liveness, outcomes } = progress;
  const step = stepOf(progress);
  if (step === null) {
    const isSure = Object.values(outcomes).every((outcome) => outcome !== 'unsure');
    return <p className={css.do}>{isSure ? t().done : t().doneUnsure}</p>;
  }
  const challenge = step === 'liveness' ? liveness?.challenges[liveness.index] : undefined;
  if (challenge)
    return (
      <>
        <p className={css.do}>{t().challenges[challenge.ask]}</p>
        {challenge.ask === 'readDigits' && (
          <>
            <p className={css.digits}>{challenge.digits.join(' ')}</p>
            <p className={css.lead}>{t().notHeard}</p>
          </>
        )}
      </>
    );
  if (hint && step !== 'room') return <p className={css.do}>{t().hints[hint]}</p>;
  return <p className={css.do}>{step in t().now ? t().now[step as keyof ReturnType<typeof t>['now']] : t().good}</p>;
}
