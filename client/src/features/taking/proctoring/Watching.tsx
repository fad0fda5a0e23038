import { IconAlertCircle, IconCamera, IconEye } from '@tabler/icons-react';
import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import { useEffect, useState } from 'react';
import { readWatching, type WireSignal, withdrawConsent } from 'shared/contracts/proctoring.ts';
import { call } from '../../../api/call.ts';
import { language } from '../../../i18n/language.ts';
import { t } from './messages.ts';
import { startProctoring } from './start-proctoring.ts';
import { notWatching, type WatchStatus } from './status.ts';
import css from './Watching.module.css';

interface Props {
  /** Over the attempt's socket; false where it did not arrive. */
  readonly send: (signals: readonly WireSignal[]) => Promise<boolean>;
}

interface Watched {
  readonly attemptId: string;
  readonly level: Level;
  readonly examLevel: number;
}

/** Watches what the exam and the candidate's consent allow, and shows what is being measured. Load it lazily. */
export default function Watching({ send }: Props) {
  const [watched, setWatched] = useState<Watched | null>(null);
  const [status, setStatus] = useState<WatchStatus>(notWatching);

  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<unknown> => {
      const result = await call(readWatching);
      if (isGone) return;
      const attemptId = result.ok ? result.value.attemptId : null;
      if (!result.ok || !attemptId) return setTimeout(ask, ASK_AGAIN_MS);
      const { level, examLevel } = result.value;
      setWatched({ attemptId, level: level as Level, examLevel });
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, []);

  // `send` belongs to the attempt: a new function of the same attempt must not start the camera anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!watched) return;
    const { attemptId, level, examLevel } = watched;
    return startProctoring({ level, withoutConsent: level < examLevel, attemptId, send, onStatus: setStatus });
  }, [watched]);

  if (!watched || watched.level === 0) return null;
  const withdraw = async () => {
    const result = await call(withdrawConsent);
    if (result.ok) setWatched({ ...watched, level: result.value.level as Level });
  };
  return <WatchPill status={status} onWithdraw={() => void withdraw()} />;
}
const ASK_AGAIN_MS = 5_000;

/** One pill that says what is on, and opens to all that is measured at this moment. */
export function WatchPill({ status, onWithdraw }: { status: WatchStatus; onWithdraw: () => void }) {
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
          <li>{t().pageLine}</li>
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
        {(camera.state === 'on' || camera.state === 'starting') && (
          <button type="button" className={css.withdraw} onClick={onWithdraw}>
            {t().withdraw}
          </button>
        )}
      </div>
    </details>
  );
}
