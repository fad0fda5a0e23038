import { IconAlertTriangle, IconClockPlus, IconCloudOff, IconMessage2, IconVersions } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { duration, time } from '../../../i18n/format.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import css from './Notices.module.css';
import { placeName } from './places.ts';
import { useAttempt, useOpenPaper } from './use-attempt.ts';

/** What was said to the candidate and is not yet put aside: it stays in sight and covers nothing. */
export function Notices() {
  const { attempt, places } = useOpenPaper();
  const messages = useAttempt((view) => view.messages);
  const conflicts = useAttempt((view) => view.conflicts);
  const stranded = useAttempt((view) => view.stranded);
  return (
    <div className={css.notices} role="log" aria-live="assertive">
      {stranded.length > 0 && (
        <Notice
          shape={<IconCloudOff size={22} aria-hidden="true" />}
          title={t().notices.strandedTitle(stranded.length)}
        >
          {stranded.map(({ item, at }) => t().notices.conflictAt(placeName(places, item), time(at))).join('; ')}.{' '}
          {t().notices.stranded}
        </Notice>
      )}
      {messages.map((message) =>
        message.kind === 'unkept' ? (
          <Notice
            key={message.id}
            shape={<IconAlertTriangle size={22} aria-hidden="true" />}
            title={t().notices.unkept(placeName(places, message.item))}
            action={t().notices.understood}
            onDone={() => attempt.dismiss(message.id)}
          />
        ) : message.kind === 'extraTime' ? (
          <Notice
            key={message.id}
            shape={<IconClockPlus size={22} aria-hidden="true" />}
            title={t().notices.extraTime(duration(message.seconds))}
            action={t().notices.read}
            onDone={() => attempt.dismiss(message.id)}
          />
        ) : (
          <Notice
            key={message.id}
            shape={<IconMessage2 size={22} aria-hidden="true" />}
            title={`${t().notices.title} · ${time(message.at)}`}
            action={t().notices.read}
            onDone={() => attempt.dismiss(message.id)}
          >
            {message.text}
          </Notice>
        ),
      )}
      {conflicts.length > 0 && (
        <Notice
          shape={<IconVersions size={22} aria-hidden="true" />}
          title={t().notices.conflictsTitle}
          action={t().notices.understood}
          onDone={attempt.dismissConflicts}
        >
          {t().notices.conflicts}{' '}
          {conflicts.map(({ item, at }) => t().notices.conflictAt(placeName(places, item), time(at))).join('; ')}.
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  readonly shape: ReactNode;
  readonly title: string;
  /** Without one it stays for as long as it is so. */
  readonly action?: string;
  readonly onDone?: () => void;
  readonly children?: ReactNode;
}

function Notice({ shape, title, action, onDone, children }: NoticeProps) {
  return (
    <div className={css.notice}>
      {shape}
      <div className={css.words}>
        <strong>{title}</strong>
        {children && <p className={css.text}>{children}</p>}
      </div>
      {action && <Button onClick={onDone}>{action}</Button>}
    </div>
  );
}
