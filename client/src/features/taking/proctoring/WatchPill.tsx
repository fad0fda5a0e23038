import { IconAlertCircle, IconCamera, IconEye, IconMicrophone } from '@tabler/icons-react';
import { nameOfMeasured } from 'proctoring/signals/not-measured/names.ts';
import type { Measured } from 'proctoring/signals/page-parts.ts';
import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import { language } from '../../../i18n/language.ts';
import { t } from './messages.ts';
import type { WatchStatus } from './status.ts';
import css from './Watching.module.css';
import type { WithdrawalState } from './withdrawal.ts';

/** The level at which only the page is watched. */
const WITHOUT_CAMERA = 1;

/** One pill that says what is on, and opens to all that is measured at this moment. */
export function WatchPill({
  status,
  withdrawn,
  onWithdraw,
  onStopListening,
}: {
  status: WatchStatus;
  withdrawn: WithdrawalState;
  onWithdraw: () => void;
  onStopListening: () => void;
}) {
  const { camera, microphone, seen } = status;
  const looks = { off: t().page, starting: t().starting, on: t().camera, notWatched: t().notWatched }[camera.state];
  const isHeard = microphone.state === 'on';
  const words = isHeard ? `${looks}, ${t().microphoneOn}` : looks;
  const Shape = { off: IconEye, starting: IconCamera, on: IconCamera, notWatched: IconAlertCircle }[camera.state];
  return (
    <details className={css.watching}>
      <summary className={css.pill} data-state={camera.state} title={words}>
        <Shape size={18} aria-hidden="true" />
        {isHeard && <IconMicrophone size={18} aria-hidden="true" />}
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
          {camera.state === 'on' && (
            <>
              <li className={css.row}>
                <span>{t().face}</span>
                <span data-says={camera.faces === 1 ? 'no' : 'unknown'}>{t().faces(camera.faces)}</span>
              </li>
              <li className={css.row}>
                <span>{t().light}</span>
                <span data-says={camera.light === 'good' ? 'no' : 'unknown'}>{t().lights[camera.light]}</span>
              </li>
            </>
          )}
          {isHeard && (
            <li className={css.row}>
              <span>{t().microphone}</span>
              <span data-says={microphone.hears === null ? 'unknown' : 'no'}>
                {microphone.hears === null ? t().says.unknown : microphone.hears ? t().voice : t().noVoice}
              </span>
            </li>
          )}
          {Object.entries(seen).map(([kind, says]) => (
            <li key={kind} className={css.row}>
              <span>{isSignalName(kind) ? signalOf(kind).name[language()] : kind}</span>
              <span data-says={says}>{t().says[says ?? 'unknown']}</span>
            </li>
          ))}
        </ul>
        {camera.state === 'on' && camera.tier === 'light' && <p className={css.note}>{t().lightTier}</p>}
        {camera.state === 'on' &&
          camera.blind.map((why) => (
            <p key={why} className={css.note}>
              {t().blind[why]}
            </p>
          ))}
        {camera.state === 'notWatched' && (
          <p role="status">
            {t().reasons[camera.reason]} {t().noHarm}
          </p>
        )}
        {isHeard && <p className={css.note}>{t().microphoneNote}</p>}
        {microphone.state === 'notHeard' && (
          <p role="status">
            {t().notHeard[microphone.reason]} {t().noHarm}
          </p>
        )}
        <p className={css.person}>{t().person}</p>
        {withdrawn !== 'none' && (
          <p role="status">
            {t().withdrawn} {withdrawn === 'telling' && t().telling}
          </p>
        )}
        {mayStop(microphone) && (
          <button type="button" className={css.withdraw} onClick={onStopListening}>
            {t().stopListening}
          </button>
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

/** Whether there is something to stop: also while the browser still asks, or a microphone may come back by itself. */
function mayStop(microphone: WatchStatus['microphone']): boolean {
  return microphone.state === 'on' || (microphone.state === 'notHeard' && microphone.reason !== 'notConsented');
}

/** Names of what of the page is in a state, as people read them. */
function pageSignals({ page }: WatchStatus, wanted: Measured): string[] {
  return Object.entries(page)
    .filter(([, state]) => state === wanted)
    .map(([name]) => nameOfMeasured(name)[language()]);
}

function PageNote({ says, names }: { says: (names: string) => string; names: readonly string[] }) {
  return names.length === 0 ? null : <p className={css.note}>{says(names.join(', '))}</p>;
}
