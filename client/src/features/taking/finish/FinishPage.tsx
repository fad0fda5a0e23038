import { IconCircleCheck, IconCloudUp } from '@tabler/icons-react';
import { Suspense } from 'react';
import type { CandidateCard, Receipt } from 'shared/contracts/delivery.ts';
import { isAnswered } from 'shared/questions/is-answered.ts';
import { useStore } from 'zustand';
import { date, time, timeWithSeconds } from '../../../i18n/format.ts';
import type { AttemptStore, AttemptView } from '../engine/attempt-view.ts';
import type { FileOutbox } from '../engine/file-outbox.ts';
import { receiptCode, receiptQr } from '../engine/receipt-code.ts';
import { t, troubleSignIn } from '../messages.ts';
import { type Place, placeName } from '../paper/places.ts';
import { Button } from '../parts/Button.tsx';
import { Page } from '../parts/Page.tsx';
import { SafeBrowserExit } from '../SafeBrowserExit.tsx';
import { CarryByHand } from './CarryByHand.tsx';
import css from './FinishPage.module.css';
import { ReceiptPicture } from './receipt-picture.ts';

interface Props {
  readonly card: CandidateCard;
  readonly attempt: AttemptStore;
  readonly files: FileOutbox;
  /** Names the questions; empty where the paper was sealed before this page was opened. */
  readonly places: readonly Place[];
  readonly onLeave: () => void;
  readonly onSignInAgain: () => void;
}

/** After the paper: what the server keeps, with a proof the candidate can take along. */
export function FinishPage({ card, attempt, files, places, onLeave, onSignInAgain }: Props) {
  const view = useStore(attempt.view);
  const { receipt, sealed, unsent, conflicts, stranded, keepsHere } = view;
  const isSending = unsent > 0 && !sealed;
  const filesLeft = useStore(files.view, (held) => held.unsent);
  const answered = Object.values(view.kept.answers).filter(({ response }) => isAnswered(response)).length;
  const questions = card.exam.parts.reduce((sum, part) => sum + part.questions, 0);
  const title =
    view.kept.submittedAt !== null
      ? t().receipt.title
      : view.phase === 'over'
        ? t().receipt.titleOver
        : t().receipt.titleEnded;

  if (isSending)
    return (
      <Page>
        <section className={css.sheet} role="status">
          <IconCloudUp className={css.waiting} size={48} aria-hidden="true" />
          <h1 className={css.title}>{t().receipt.sending}</h1>
          <p>{keepsHere ? t().receipt.sendingLead : t().receipt.sendingLeadUnkept}</p>
          <CarryByHand attempt={attempt} number={card.number} />
          {view.trouble === 'notSignedIn' && (
            <>
              <p>{troubleSignIn(keepsHere)}</p>
              <Button look="main" onClick={onSignInAgain}>
                {t().covers.signInAgain}
              </Button>
            </>
          )}
        </section>
      </Page>
    );
  return (
    <Page>
      <section className={css.sheet}>
        <IconCircleCheck className={css.done} size={48} aria-hidden="true" />
        <h1 className={css.title}>{title}</h1>
        <p className={css.who}>
          {card.name} · {t().number(card.number)}
          <br />
          {card.exam.title}
          <br />
          {t().code(card.paper.code)}
        </p>
        <dl className={css.facts}>
          {receipt && (
            <div>
              <dt>{t().receipt.at}</dt>
              <dd>
                {timeWithSeconds(receipt.at)} {date(receipt.at)}
              </dd>
            </div>
          )}
          <div>
            <dt>{t().receipt.answered}</dt>
            <dd>
              {answered}/{questions}
            </dd>
          </div>
        </dl>
        {stranded.length > 0 && (
          <p className={css.late} role="alert">
            {t().receipt.stranded(stranded.length)} {named(places, stranded)} {t().receipt.strandedHelp}
          </p>
        )}
        {conflicts.length > 0 && (
          <p className={css.late}>
            {t().notices.conflicts} {named(places, conflicts)}
          </p>
        )}
        {filesLeft > 0 && (
          <p className={css.late} role="status">
            {t().receipt.files(filesLeft)}
          </p>
        )}
        {receipt && <Proof receipt={receipt} />}
        <p className={css.wait}>{t().receipt.waitResult}</p>
        <div className={css.choices}>
          <SafeBrowserExit />
          <Button onClick={() => print()}>{t().receipt.print}</Button>
          <Button look="main" onClick={onLeave}>
            {t().receipt.leave}
          </Button>
        </div>
      </section>
    </Page>
  );
}

function named(places: readonly Place[], answers: AttemptView['stranded']): string {
  if (places.length === 0) return '';
  return `${answers.map(({ item, at }) => t().notices.conflictAt(placeName(places, item), time(at))).join('; ')}.`;
}

function Proof({ receipt }: { receipt: Receipt }) {
  return (
    <div className={css.proof}>
      <Suspense>
        <ReceiptPicture text={receiptQr(receipt)} size={168} title={t().receipt.qr} />
      </Suspense>
      <div>
        <p className={css.label}>{t().receipt.code}</p>
        <p className={css.code}>{receiptCode(receipt)}</p>
        <p className={css.keep}>{t().receipt.keep}</p>
      </div>
    </div>
  );
}
