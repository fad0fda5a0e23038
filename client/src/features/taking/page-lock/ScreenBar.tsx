import { useSyncExternalStore } from 'react';
import { Button } from '../parts/Button.tsx';
import { t } from './messages.ts';
import css from './PageLock.module.css';
import type { ScreenShare } from './share-screen.ts';

/** Asks for the screen above the paper, which waits for nobody. */
export function ScreenBar({ screen }: { screen: ScreenShare }) {
  const state = useSyncExternalStore(screen.subscribe, screen.now);
  if (state.at === 'shared') return null;
  const reason = state.at === 'notShared' ? state.reason : null;
  // Asking once more changes nothing of these.
  if (reason === 'refused' || reason === 'unsupported' || reason === 'notKnown') return null;
  const lead = reason === 'notWhole' ? t().screenNotWhole : reason === 'ended' ? t().screenEnded : t().screenLead;
  return (
    <section className={css.screen} aria-label={t().screenTitle}>
      <div>
        <p className={css.title}>{t().screenTitle}</p>
        <p className={css.lead} role="status">
          {lead}
        </p>
      </div>
      <div className={css.acts}>
        <Button look="main" onClick={() => void screen.ask()}>
          {t().screenShare}
        </Button>
        <Button onClick={() => screen.decline()}>{t().screenDecline}</Button>
      </div>
    </section>
  );
}
