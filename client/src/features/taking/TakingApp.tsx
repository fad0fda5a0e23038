import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { type CandidateCard, candidateSignOut, readCandidate } from 'shared/contracts/delivery.ts';
import { call } from '../../api/call.ts';
import { useLanguage } from '../../i18n/language.ts';
import { preloadPlayers } from '../../questions/players.ts';
import { loadChemistry, loadKatex } from '../../ui/katex.ts';
import { createAttemptStore } from './engine/attempt-store.ts';
import type { AttemptStore } from './engine/attempt-view.ts';
import { browserFileNetwork } from './engine/file-network.ts';
import { createFileOutbox, type FileOutbox } from './engine/file-outbox.ts';
import { openFileShelf } from './engine/file-shelf.ts';
import { createLeaving } from './engine/leaving.ts';
import { browserNetwork } from './engine/network.ts';
import { hasChemistry, hasMath, openPaper, sealedPaper } from './engine/paper-vault.ts';
import { readMessages } from './engine/read-messages.ts';
import type { ServerClock } from './engine/server-clock.ts';
import type { Shelf } from './engine/shelf.ts';
import { browserTimers } from './engine/timers.ts';
import { writerOfThisPage } from './engine/writer-id.ts';
import { LeavingPage } from './LeavingPage.tsx';
import { Lobby } from './lobby/Lobby.tsx';
import { t, troubleSignIn } from './messages.ts';
import { type Begun, goOn, keepUpToDate } from './offline/kept-sitting.ts';
import { type OpenPaper, openPaperOf } from './paper/use-attempt.ts';
import { Button } from './parts/Button.tsx';
import { Page } from './parts/Page.tsx';
import { Sitting } from './Sitting.tsx';
import { SignIn } from './sign-in/SignIn.tsx';
import { slipInFragment } from './sign-in/slip-groups.ts';

// Few candidates see these, and none of them while a paper is being written.
const ResultPage = lazy(async () => ({ default: (await import('./ResultPage.tsx')).ResultPage }));
const SafeBrowserNeeded = lazy(async () => ({ default: (await import('./SafeBrowserNeeded.tsx')).SafeBrowserNeeded }));

interface Props {
  readonly shelf: Shelf;
  readonly clock: ServerClock;
}

/** Where the candidate stands. */
type Stage =
  | { readonly at: 'loading' }
  | { readonly at: 'unreachable'; readonly sentence: string }
  | { readonly at: 'leaving' }
  | { readonly at: 'signIn'; readonly because: string | null }
  | { readonly at: 'safeBrowser'; readonly code: string | null }
  | { readonly at: 'result' }
  | { readonly at: 'lobby'; readonly card: CandidateCard; readonly refusal: string | null; readonly isOpening: boolean }
  | {
      readonly at: 'sitting';
      readonly card: CandidateCard;
      readonly attempt: AttemptStore;
      readonly files: FileOutbox;
      readonly open: OpenPaper | null;
    };

const leaving = createLeaving({
  signOut: async () => (await call(candidateSignOut)).ok,
  storage: () => localStorage,
});

/** The candidate's pages, one after another: slip, lobby, paper, receipt. */
export function TakingApp({ shelf, clock }: Props) {
  useLanguage();
  const [stage, setStage] = useState<Stage>({ at: 'loading' });

  function arrive(card: CandidateCard) {
    if (card.resultPublished && card.attempt) return setStage({ at: 'result' });
    setStage({ at: 'lobby', card, refusal: null, isOpening: false });
    // Back on a paper that was begun: straight to it. Whoever reloads wants the question, not the lobby.
    if (card.attempt) void open(card);
  }

  async function look() {
    // Somebody else may sit here now: nobody is let in on the name of the one who left.
    if (leaving.isOwed()) return leave();
    setStage({ at: 'loading' });
    const sentAt = performance.now();
    const result = await call(readCandidate);
    if (result.ok) {
      clock.look(sentAt, result.value.clock.now);
      const kept = await shelf.sitting().catch(() => null);
      if (kept && kept.card.candidateId !== result.value.candidateId) await forget();
      return arrive(result.value);
    }
    switch (result.error.code) {
      case 'notSignedIn':
      case 'forbidden':
        await forget();
        return setStage({ at: 'signIn', because: null });
      case 'safeExamBrowserNeeded':
        return setStage({ at: 'safeBrowser', code: null });
      case 'offline': {
        const kept = await goOn(shelf, clock).catch(() => null);
        if (!kept) return setStage({ at: 'unreachable', sentence: result.error.sentence });
        const { view } = await enter(kept);
        stopKeeping.current = keepUpToDate(shelf, { ...kept, writer: kept.writer.name }, view);
        return;
      }
      default:
        return setStage({ at: 'unreachable', sentence: result.error.sentence });
    }
  }

  async function open(card: CandidateCard) {
    setStage({ at: 'lobby', card, refusal: null, isOpening: true });
    const refuse = (refusal: string) => setStage({ at: 'lobby', card, refusal, isOpening: false });
    const writer = await writerOfThisPage(card.candidateId);
    const sentAt = performance.now();
    const opened = await browserNetwork.open(writer.name, (place) =>
      setStage({ at: 'lobby', card, refusal: place, isOpening: true }),
    );
    if (!opened.ok) {
      if (opened.code === 'safeExamBrowserNeeded') return setStage({ at: 'safeBrowser', code: null });
      if (opened.code === 'notSignedIn') return setStage({ at: 'signIn', because: opened.sentence });
      return refuse(opened.sentence);
    }
    const { opening } = opened;
    clock.look(sentAt, opening.clock.now);
    try {
      const attempt = await enter({ card, opening, writer });
      if (opening.paperKey !== null)
        stopKeeping.current = keepUpToDate(shelf, { card, opening, writer: writer.name }, attempt.view);
    } catch (failure) {
      console.error(failure);
      refuse(t().lobby.paperFailed);
    }
  }

  async function enter({ card, opening, writer }: Begun) {
    // A sealed attempt shows its receipt; the questions are not needed for that.
    const { paperKey } = opening;
    const paper = paperKey === null ? null : openPaper(card, await sealedPaper(card, shelf), paperKey);
    if (paper && hasMath(paper)) void loadKatex().catch(() => undefined);
    if (paper && hasChemistry(paper)) void loadChemistry().catch(() => undefined);
    void preloadPlayers();
    const attempt = await createAttemptStore({
      opening,
      writer,
      network: browserNetwork,
      shelf,
      timers: browserTimers,
      clock,
      read: readMessages(opening.attempt, () => localStorage),
    });
    const files = createFileOutbox({
      attemptId: opening.attempt,
      attempt: attempt.view,
      shelf: await openFileShelf(),
      network: browserFileNetwork,
      timers: browserTimers,
    });
    const shown = paper && openPaperOf({ attempt, paper, card });
    setStage({ at: 'sitting', card, attempt, files, open: shown });
    return attempt;
  }

  function leave() {
    leaving.owe();
    void forget();
    setStage({ at: 'leaving' });
  }

  const stopKeeping = useRef(() => {});
  /** Nothing of an open paper stays for the next pupil at this computer. */
  const forget = useCallback(() => {
    stopKeeping.current();
    return shelf.forgetSitting().catch(() => undefined);
  }, [shelf]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    // A scanned slip is somebody new at this computer, whoever sat here before.
    if (slipInFragment(location.hash)) {
      leaving.owe();
      void forget();
      setStage({ at: 'signIn', because: null });
    } else void look();
  }, []);

  switch (stage.at) {
    case 'loading':
      return (
        <Page>
          <p role="status">{t().loading}</p>
        </Page>
      );
    case 'unreachable':
      return (
        <Page>
          <p role="alert">{stage.sentence}</p>
          <Button look="main" onClick={() => void look()}>
            {t().tryAgain}
          </Button>
        </Page>
      );
    case 'leaving':
      return <LeavingPage leaving={leaving} onLeft={() => setStage({ at: 'signIn', because: null })} />;
    case 'signIn':
      return (
        <SignIn
          because={stage.because}
          onArrived={async () => {
            // Whoever signed in may be somebody else: the paper that lay here is not to be gone on with.
            await forget();
            leaving.clear();
            void look();
          }}
          onSafeBrowserNeeded={(code) => setStage({ at: 'safeBrowser', code })}
        />
      );
    case 'safeBrowser':
      return (
        <Suspense>
          <SafeBrowserNeeded code={stage.code} />
        </Suspense>
      );
    case 'result':
      return (
        <Suspense>
          <ResultPage onLeave={leave} />
        </Suspense>
      );
    case 'lobby':
      return (
        <Lobby
          card={stage.card}
          clock={clock}
          shelf={shelf}
          isOpening={stage.isOpening}
          refusal={stage.refusal}
          onOpen={() => void open(stage.card)}
          onCard={(card) => setStage((now) => (now.at === 'lobby' ? { ...now, card } : now))}
          onAgreed={() => void look()}
          onLeave={leave}
        />
      );
    case 'sitting':
      return (
        <Sitting
          card={stage.card}
          attempt={stage.attempt}
          files={stage.files}
          open={stage.open}
          onLeave={leave}
          onIn={forget}
          onSignInAgain={() =>
            setStage({ at: 'signIn', because: troubleSignIn(stage.attempt.view.getState().keepsHere) })
          }
        />
      );
  }
}
