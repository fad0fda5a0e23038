import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { timeWithSeconds } from '../../../i18n/format.ts';
import { t } from '../messages.ts';
import css from './SavePill.module.css';
import { useAttempt } from './use-attempt.ts';
import { CALM_MS, useLasting } from './use-lasting.ts';

/** One pill for saving and connection: what the server keeps, or where the answers are instead. */
export function SavePill() {
  const role = useAttempt((view) => view.role);
  const keepsHere = useAttempt((view) => view.keepsHere);
  const unsent = useAttempt((view) => view.unsent);
  const keptAt = useAttempt((view) => view.keptAt);
  const isDown = useAttempt((view) => view.line === 'down');
  const trouble = useAttempt((view) => view.trouble);
  const isWaiting = useLasting(unsent > 0, CALM_MS);
  const isCut = useLasting(isDown, CALM_MS);

  if (role === 'watcher') return <Pill tone="plain" text={t().bar.onlyWatching} />;
  if (trouble === 'notSignedIn') return <Pill tone="attention" text={t().bar.signInAgain} />;
  if (isCut) {
    const text = keepsHere ? t().bar.offline : t().bar.offlineUnkept;
    return <Pill tone="attention" text={text} short={keepsHere ? t().bar.offlineShort : undefined} />;
  }
  if (isWaiting) return <Pill tone="plain" text={t().bar.saving} />;
  if (keptAt === null) return <Pill tone="plain" text={t().bar.notYetSaved} />;
  const at = timeWithSeconds(keptAt);
  return <Pill tone="good" text={t().bar.saved(at)} short={t().bar.savedShort(at)} />;
}

const SHAPES = { good: IconCloudCheck, plain: IconCloudUp, attention: IconCloudOff };

function Pill({ tone, text, short = text }: { tone: keyof typeof SHAPES; text: string; short?: string }) {
  const Shape = SHAPES[tone];
  return (
    <span className={css.pill} data-tone={tone} title={text}>
      <Shape size={18} aria-hidden="true" />
      <span className={css.long}>{text}</span>
      <span className={css.short}>{short}</span>
      {/* Only a change for the worse is spoken: "saved" after each answer would talk over the reading. */}
      <span className={css.spoken} role="status">
        {tone === 'attention' ? text : ''}
      </span>
    </span>
  );
}
