import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/proctoring.ts';
import { call } from '../../../api/call.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import css from './Consent.module.css';
import { noticeOf } from './notice.ts';

interface Props {
  readonly level: number;
  readonly hasAgreed: boolean;
  readonly onAgreed: () => void;
}

/** What is watched, and the candidate's word on it. Refusing the camera does not keep anybody from the exam. */
export function Consent({ level, hasAgreed, onAgreed }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const notice = noticeOf(level);

  async function agree(camera: boolean) {
    setAsking(true);
    const result = await call(giveConsent, { body: { version: NOTICE_VERSION, camera } });
    setAsking(false);
    setRefusal(result.ok ? null : result.error.sentence);
    if (result.ok) onAgreed();
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
      {hasAgreed ? (
        <p className={css.agreed} role="status">
          <IconCircleCheck size={20} aria-hidden="true" />
          {t().lobby.agreed}
        </p>
      ) : (
        <div className={css.choices}>
          <Button look="main" disabled={isAsking} onClick={() => void agree(level >= 2)}>
            {t().lobby.agree}
          </Button>
          {level >= 2 && (
            <Button disabled={isAsking} onClick={() => void agree(false)}>
              {t().lobby.agreeWithoutCamera}
            </Button>
          )}
        </div>
      )}
      <p className={css.refusal} role="alert">
        {refusal}
      </p>
    </>
  );
}
