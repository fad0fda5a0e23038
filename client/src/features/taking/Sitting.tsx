import { lazy, useEffect, useMemo } from 'react';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { useStore } from 'zustand';
import { AnswerFilesProvider } from '../../questions/answer-files.ts';
import { ListeningProvider } from '../../ui/listening.ts';
import type { AttemptStore } from './engine/attempt-view.ts';
import type { FileOutbox } from './engine/file-outbox.ts';
import { FinishPage } from './finish/FinishPage.tsx';
import { t } from './messages.ts';
import { HeldPage } from './page-lock/HeldPage.tsx';
import { createScreenShare } from './page-lock/share-screen.ts';
import { usePageLock } from './page-lock/use-page-lock.ts';
import { PaperPage } from './paper/PaperPage.tsx';
import { type OpenPaper, OpenPaperProvider } from './paper/use-attempt.ts';
import { useLedgerListening } from './paper/use-ledger-listening.ts';
import { Harmless } from './parts/Harmless.tsx';

// Loads only where the exam watches; where it does not load, the paper goes on and says so.
const Watching = lazy(() =>
  import('./proctoring/Watching.tsx').catch(() => ({
    default: () => <span role="status">{t().bar.watchFailed}</span>,
  })),
);

interface Props {
  readonly card: CandidateCard;
  readonly attempt: AttemptStore;
  readonly files: FileOutbox;
  /** Null where the attempt was sealed before this page was opened. */
  readonly open: OpenPaper | null;
  readonly onLeave: () => void;
  /** The paper is sealed and the server keeps all of it. */
  readonly onIn: () => void;
  /** The session is gone; what is unsent lies on the shelf and is brought in after the next sign-in. */
  readonly onSignInAgain: () => void;
}

/** From the opened paper to its receipt, and what the page itself has to tell the engine. */
export function Sitting({ card, attempt, files, open, onLeave, onIn, onSignInAgain }: Props) {
  const isDone = useStore(
    attempt.view,
    ({ sealed, phase, attempt: state }) => sealed || phase === 'over' || state.submittedAt !== null,
  );

  useEffect(() => {
    const onOnline = () => {
      attempt.hurry();
      files.hurry();
    };
    const onHide = () => attempt.leave();
    // A phone may never say more than "hidden" before it kills the page.
    const onVisibility = () => (document.visibilityState === 'hidden' ? attempt.leave() : attempt.hurry());
    addEventListener('online', onOnline);
    addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      removeEventListener('online', onOnline);
      removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [attempt, files]);
  // Nothing of a paper that is in and kept by the server stays for the next pupil at this computer.
  const isIn = useStore(
    attempt.view,
    ({ sealed, unsent, stranded }) => sealed && unsent === 0 && stranded.length === 0,
  );
  useEffect(() => {
    if (isIn) onIn();
  }, [isIn, onIn]);
  useEffect(() => () => attempt.close(), [attempt]);
  useEffect(() => () => files.close(), [files]);
  const listening = useLedgerListening(attempt, card.candidateId);

  const { security, proctoring } = card.exam;
  const isHeld = security === 'page';
  const isWriting = !isDone && open !== null;
  const lockNews = useStore(attempt.view, (view) => view.lockNews);
  const lock = usePageLock(isWriting && (isHeld || proctoring > 0), lockNews);
  const asksScreen = isHeld && (lock?.asksScreen ?? false);
  const screen = useMemo(() => (asksScreen ? createScreenShare() : null), [asksScreen]);
  useEffect(() => {
    if (isDone) screen?.stop();
    return () => screen?.stop();
  }, [isDone, screen]);

  // Full screen belongs to the paper, not to the receipt.
  useEffect(() => {
    if (isDone && document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }, [isDone]);

  if (isDone || !open)
    return (
      <FinishPage
        card={card}
        attempt={attempt}
        files={files}
        places={open?.places ?? []}
        onLeave={onLeave}
        onSignInAgain={onSignInAgain}
      />
    );
  return (
    <OpenPaperProvider value={open}>
      <AnswerFilesProvider value={files}>
        <ListeningProvider value={listening}>
          {isHeld && lock && <HeldPage lock={lock} number={card.number} screen={screen} />}
          <PaperPage
            fillsScreen={isHeld && !lock?.relaxed.includes('fullscreenLeft')}
            tellsExit={proctoring > 0}
            onSignInAgain={onSignInAgain}
            watching={
              proctoring > 0 &&
              lock && (
                <Harmless>
                  <Watching
                    candidateId={card.candidateId}
                    send={attempt.sendSignals}
                    now={attempt.clock.now}
                    relaxed={lock.relaxed}
                    hold={{ hidesField: isHeld, locksKeyboard: isHeld && lock.locksKeyboard }}
                    screen={screen}
                  />
                </Harmless>
              )
            }
          />
        </ListeningProvider>
      </AnswerFilesProvider>
    </OpenPaperProvider>
  );
}
