import { IconAlertCircle, IconCamera, IconEye } from '@tabler/icons-react';
import { clockBy } from 'proctoring/signals/clock.ts';
import type { Measured } from 'proctoring/signals/observers.ts';
import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import { useEffect, useRef, useState } from 'react';
import { readWatching, type WireSignal, withdrawConsent } from 'shared/contracts/proctoring.ts';
import { call } from '../../../api/call.ts';
import { language } from '../../../i18n/language.ts';
import type { ScreenShare } from '../page-lock/share-screen.ts';
import { t } from './messages.ts';
import { startProctoring } from './start-proctoring.ts';
import { notWatching, type WatchStatus } from './status.ts';
import css from './Watching.module.css';
import { createWithdrawal, type Withdrawal, type WithdrawalState } from './withdrawal.ts';

interface Props {
  /** Over the attempt's socket; false where it did not arrive. */
  readonly send: (signals: readonly WireSignal[]) => Promise<boolean>;
  /** Unix ms on the server's clock. */
  readonly now: () => number;
  /** Names of signals that an accommodation leaves out. */
  readonly relaxed: readonly string[];
  /** Null where the exam does not ask for the screen. */
  readonly screen: ScreenShare | null;
}

interface Watched {
  readonly attemptId: string;
  readonly level: Level;
  readonly examLevel: number;
}

/** Watches what the exam and the candidate's consent allow, and shows what is being measured. Load it lazily. */
export default function Watching({ send, now, relaxed, screen }: Props) {
  const [watched, setWatched] = useState<Watched | null>(null);
  const [status, setStatus] = useState<WatchStatus>(notWatching);
  const [withdrawn, setWithdrawn] = useState<WithdrawalState>('none');
  const withdrawal = useRef<Withdrawal | null>(null);

  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<unknown> => {
      const result = await call(readWatching);
      if (isGone) return;
      const attemptId = result.ok ? result.value.attemptId : null;
      if (!result.ok || !attemptId) return setTimeout(ask, ASK_AGAIN_MS);
      const { level, examLevel } = result.value;
      const wish = createWithdrawal({
        attemptId,
        tell: async () => (await call(withdrawConsent)).ok,
        clock: clockBy(Date.now),
        kept: sessionStorage,
        onState: setWithdrawn,
      });
      withdrawal.current = wish;
      setWatched({ attemptId, level: (wish.isWanted() ? Math.min(level, WITHOUT_CAMERA) : level) as Level, examLevel });
      wish.resume();
    };
    void ask();
    return () => {
      isGone = true;
      withdrawal.current?.stop();
    };
  }, []);

  // `send` and `now` belong to the attempt: a new function of the same attempt must not start the camera anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!watched) return;
    const { attemptId, level, examLevel } = watched;
    return startProctoring({
      level,
      withoutConsent: level < examLevel,
      attemptId,
      send,
      now,
      relaxed,
      screen,
      onStatus: setStatus,
    });
  }, [watched]);

  if (!watched || watched.level === 0) return null;
  // The camera goes off first, whatever the network does; then the server is told.
  const withdraw = () => {
    setWatched({ ...watched, level: WITHOUT_CAMERA });
    withdrawal.current?.withdraw();
  };
  return <WatchPill status={status} withdrawn={withdrawn} onWithdraw={withdraw} />;
}
const ASK_AGAIN_MS = 5_000;
/** The level at which only the page is watched. */
const WITHOUT_CAMERA = 1;

/** One pill that says what is on, and opens to all that is measured at this moment. */
export function WatchPill({
  status,
  withdrawn,
  onWithdraw,
}: {
  status: WatchStatus;
  withdrawn: WithdrawalState;
  onWithdraw: () => void;
}) {
  const { camera, seen } = status;
  const words = { off: t().page, starting: t().starting, on: t().camera, notWatched: t().notWatched }[camera.state];
  const Shape = { off: IconEye, starting: IconCamera, on: IconCamera, notWatched: IconAlertCircle }[camera.state];
  return (
    <details className={css.watching}>
      <summary className={css.pill} data-state={camera.state} title={words}>
        <Shape size={18} aria-hidden="true" />
        <span className={css.words}>{words}</span>
      </summary>
      <div className={css.panel}>
        <h2 className={css.title}>{t().title}</h2>
        <ul className={css.list}>
          <li>
            {t().pageLine}
            <PageNote says={t().pageUnknown} names={pageSignals(status, 'unknown')} />
            <PageNote says={t().pageRelaxed} names={pageSignals(status, 'relaxed')} />
          </li>
          {Object.entries(seen).map(([kind, says]) => (
            <li key={kind} className={css.row}>
              <span>{isSignalName(kind) ? signalOf(kind).name[language()] : kind}</span>
              <span data-says={says}>{t().says[says ?? 'unknown']}</span>
            </li>
          ))}
        </ul>
        {camera.state === 'notWatched' && (
          <p role="status">
            {t().reasons[camera.reason]} {t().noHarm}
          </p>
        )}
        <p className={css.person}>{t().person}</p>
        {withdrawn !== 'none' && (
          <p role="status">
            {t().withdrawn} {withdrawn === 'telling' && t().telling}
          </p>
        )}
        {status.level > WITHOUT_CAMERA && (
          <button type="button" className={css.withdraw} onClick={onWithdraw}>
            {t().withdraw}
          </button>
        )}
      </div>
    </details>
  );
}

/** Names of page signals that are in a state, as people read them. */
function pageSignals({ page }: WatchStatus, wanted: Measured): string[] {
  return Object.entries(page)
    .filter(([, state]) => state === wanted)
    .map(([kind]) => (isSignalName(kind) ? signalOf(kind).name[language()] : kind));
}

function PageNote({ says, names }: { says: (names: string) => string; names: readonly string[] }) {
  return names.length === 0 ? null : <p className={css.note}>{says(names.join(', '))}</p>;
}
