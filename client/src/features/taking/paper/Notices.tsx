import { IconClockPlus, IconMessage2, IconVersions } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { duration, time } from '../../../i18n/format.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import css from './Notices.module.css';
import { useAttempt, useOpenPaper } from './use-attempt.ts';

/** What was said to the candidate and is not yet put aside: it stays in sight and covers nothing. */
export function Notices() {
  const { attempt, places } = useOpenPaper();
  const messages = useAttempt((view) => view.messages);
  const conflicts = useAttempt((view) => view.conflicts);
  const nameOf = (item: string) => {
    const place = places.find(({ id }) => id === item);
    return place ? `${t().partName(place.part)}, ${t().questionName(place.number)}` : item;
  };
  return (
    <div className={css.notices} role="log" aria-live="assertive">
      {messages.map((message) =>
        message.kind === 'extraTime' ? (
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
          {conflicts.map(({ item, at }) => t().notices.conflictAt(nameOf(item), time(at))).join('; ')}.
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  readonly shape: ReactNode;
  readonly title: string;
  readonly action: string;
  readonly onDone: () => void;
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
      <Button onClick={onDone}>{action}</Button>
    </div>
  );
}
