import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/proctoring.ts';
import { call } from '../../../api/call.ts';
import { t as shared } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { type Agreement, LEVEL_WITH_CAMERA } from './agreement.ts';
import css from './Consent.module.css';
import { t } from './messages.ts';
import { noticeOf } from './notice.ts';

interface Props {
  readonly level: number;
  readonly agreement: Agreement;
  /** The level that now holds. */
  readonly onAgreed: (level: number) => void;
}

/** What is watched, and the candidate's word on it. Refusing the camera does not keep anybody from the exam. */
export function Consent({ level, agreement, onAgreed }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const notice = noticeOf(level);

  async function agree(camera: boolean) {
    setAsking(true);
    const result = await call(giveConsent, { body: { version: NOTICE_VERSION, camera } });
    setAsking(false);
    setRefusal(result.ok ? null : result.error.sentence);
    if (result.ok) onAgreed(result.value.level);
  }

  return (
    <>
      <ul className={css.points}>
        {notice.watched.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className={css.never}>{notice.never}</p>
      <ul className={css.points}>
        {notice.rights.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {agreement !== 'none' && agreement !== 'unknown' && (
        <p className={css.agreed} role="status">
          <IconCircleCheck size={20} aria-hidden="true" />
          {{ pageOnly: shared().lobby.agreed, withCamera: t().withCamera, withoutCamera: t().withoutCamera }[agreement]}
        </p>
      )}
      {agreement === 'none' && (
        <div className={css.choices}>
          <Button look="main" disabled={isAsking} onClick={() => void agree(level >= LEVEL_WITH_CAMERA)}>
            {shared().lobby.agree}
          </Button>
          {level >= LEVEL_WITH_CAMERA && (
            <Button disabled={isAsking} onClick={() => void agree(false)}>
              {shared().lobby.agreeWithoutCamera}
            </Button>
          )}
        </div>
      )}
      {(agreement === 'withCamera' || agreement === 'withoutCamera') && (
        <Button disabled={isAsking} onClick={() => void agree(agreement === 'withoutCamera')}>
          {agreement === 'withCamera' ? t().changeToWithout : t().changeToWith}
        </Button>
      )}
      <p className={css.refusal} role="alert">
        {refusal}
      </p>
    </>
  );
}
