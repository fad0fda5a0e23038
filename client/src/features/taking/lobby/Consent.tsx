import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { giveConsent, NOTICE_VERSION, type PicturesUntil } from 'shared/contracts/consents.ts';
import type { Alternative } from 'shared/people/camera-consent.ts';
import { call } from '../../../api/call.ts';
import { t as shared } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { type Agreement, LEVEL_WITH_CAMERA } from './agreement.ts';
import { askForMicrophone } from './ask-for-microphone.ts';
import css from './Consent.module.css';
import { t } from './messages.ts';
import { noticeOf } from './notice.ts';

interface Props {
  readonly level: number;
  readonly agreement: Agreement;
  /** Whether the microphone is asked for as well. */
  readonly examListens: boolean;
  /** The pupil's own word on it. */
  readonly allowsMicrophone: boolean;
  /** Whether it may be used: pupil and family agreed. */
  readonly listens: boolean;
  /** What the pupil has instead of the camera; null where nothing is needed, or not known yet. */
  readonly alternative: Alternative | null;
  /** The last days on which pictures are kept; null before they are known. */
  readonly picturesUntil: PicturesUntil | null;
  readonly onAgreed: () => void;
  /** Asks again for the days: what was read no longer holds. */
  readonly onOutdated: () => Promise<void>;
}

/** What is watched, and the pupil's word on it. Refusing the camera does not keep anybody from the exam. */
export function Consent({
  level,
  agreement,
  examListens,
  allowsMicrophone,
  listens,
  alternative,
  picturesUntil,
  onAgreed,
  onOutdated,
}: Props) {
  const [isAsking, setAsking] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // Days never change under the eyes of who reads them: other ones are shown with the words that they are others.
  const [read, setRead] = useState(picturesUntil);
  if (read === null && picturesUntil !== null) setRead(picturesUntil);
  const notice = noticeOf(level, read, examListens);

  async function agree(camera: boolean, { microphone = false, instead }: Answer = {}) {
    setAsking(true);
    const answer = { version: NOTICE_VERSION, camera, microphone, ...(instead && { alternative: instead }) };
    const result = await call(giveConsent, { body: { ...answer, ...(read && { picturesUntil: read }) } });
    if (!result.ok && result.error.code === 'picturesKeptLonger') {
      await onOutdated();
      setRead(null);
    }
    setAsking(false);
    setRefusal(result.ok ? null : result.error.sentence);
    if (!result.ok) return;
    setRefusing(false);
    onAgreed();
    if (microphone) askForMicrophone().catch(() => {});
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
          <span>
            {agreement === 'pageOnly' ? shared().lobby.agreed : t()[agreement]}{' '}
            {examListens && agreement === 'withCamera' && (listens ? t().withMicrophone : t().withoutMicrophone)}{' '}
            {alternative && t().alternatives[alternative]}
          </span>
        </p>
      )}
      {isRefusing ? (
        <fieldset className={css.instead}>
          <legend>{t().instead}</legend>
          <div className={css.choices}>
            <Button look="main" disabled={isAsking} onClick={() => void agree(false, { instead: 'supervised' })}>
              {t().supervised}
            </Button>
            <Button disabled={isAsking} onClick={() => void agree(false, { instead: 'anotherSitting' })}>
              {t().anotherSitting}
            </Button>
            <Button disabled={isAsking} onClick={() => setRefusing(false)}>
              {t().back}
            </Button>
          </div>
        </fieldset>
      ) : (
        <Answers
          level={level}
          agreement={agreement}
          isAsking={isAsking}
          examListens={examListens}
          allowsMicrophone={allowsMicrophone}
          onAgree={(microphone) => void agree(level >= LEVEL_WITH_CAMERA, { microphone })}
          onRefuse={() => setRefusing(true)}
        />
      )}
      <p className={css.refusal} role="alert">
        {refusal}
      </p>
    </>
  );
}

interface Answer {
  readonly microphone?: boolean;
  readonly instead?: Alternative;
}

function Answers({
  level,
  agreement,
  examListens,
  allowsMicrophone,
  isAsking,
  onAgree,
  onRefuse,
}: {
  level: number;
  agreement: Agreement;
  examListens: boolean;
  allowsMicrophone: boolean;
  isAsking: boolean;
  onAgree: (microphone: boolean) => void;
  onRefuse: () => void;
}) {
  switch (agreement) {
    case 'none':
      return (
        <div className={css.choices}>
          <Button look="main" disabled={isAsking} onClick={() => onAgree(false)}>
            {examListens ? t().cameraOnly : shared().lobby.agree}
          </Button>
          {examListens && (
            <Button disabled={isAsking} onClick={() => onAgree(true)}>
              {t().cameraAndMicrophone}
            </Button>
          )}
          {level >= LEVEL_WITH_CAMERA && (
            <Button disabled={isAsking} onClick={onRefuse}>
              {shared().lobby.agreeWithoutCamera}
            </Button>
          )}
        </div>
      );
    case 'withCamera':
    case 'familySilent':
      return (
        <div className={css.choices}>
          <Button disabled={isAsking} onClick={onRefuse}>
            {t().changeToWithout}
          </Button>
          {examListens && (
            <Button disabled={isAsking} onClick={() => onAgree(!allowsMicrophone)}>
              {allowsMicrophone ? t().changeToSilence : t().changeToMicrophone}
            </Button>
          )}
        </div>
      );
    case 'withoutCamera':
      return (
        <Button disabled={isAsking} onClick={() => onAgree(false)}>
          {t().changeToWith}
        </Button>
      );
    case 'unknown':
    case 'pageOnly':
    case 'familyRefused':
      return null;
  }
}
