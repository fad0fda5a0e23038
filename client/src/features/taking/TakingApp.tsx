import { lazy, Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { AttemptOpening, CandidateCard } from 'shared/contracts/delivery.ts';
import type { Paper } from 'shared/papers/paper.ts';
import { percent } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { preloadKinds } from '../../questions/players.ts';
import { askWho, clock, leaving, takeOpening, takeWho } from './early.ts';
import { createAttemptStore } from './engine/attempt-store.ts';
import type { AttemptStore } from './engine/attempt-view.ts';
import { browserFileNetwork } from './engine/file-network.ts';
import { createFileOutbox, type FileOutbox } from './engine/file-outbox.ts';
import { openFileShelf } from './engine/file-shelf.ts';
import { browserNetwork } from './engine/network.ts';
import { openSitting } from './engine/open-sitting.ts';
import { kindsIn, openPaper, sealedPaper, shownFirst } from './engine/paper-vault.ts';
import { readMessages } from './engine/read-messages.ts';
import type { Shelf } from './engine/shelf.ts';
import { browserTimers } from './engine/timers.ts';
import { writerOfThisPage } from './engine/writer-id.ts';
import { LeavingPage } from './LeavingPage.tsx';
import { Lobby } from './lobby/Lobby.tsx';
import { t, troubleSignIn } from './messages.ts';
import { begunHereNetwork } from './offline/begun-here-network.ts';
import { type Begun, goOn, keepUpToDate, keepWaiting, waitingHere } from './offline/kept-sitting.ts';
import { type OpenPaper, openPaperOf } from './paper/use-attempt.ts';
import { Button } from './parts/Button.tsx';
import { Page } from './parts/Page.tsx';
import { useArrived } from './parts/use-arrived.ts';
import { preloadBehind } from './preload.ts';
import { Sitting } from './Sitting.tsx';
import { SignIn } from './sign-in/SignIn.tsx';
import { slipInFragment } from './sign-in/slip-groups.ts';

// Few candidates see these, and none of them while a paper is being written.
const ResultPage = lazy(async () => ({ default: (await import('./ResultPage.tsx')).ResultPage }));
const SafeBrowserNeeded = lazy(async () => ({ default: (await import('./SafeBrowserNeeded.tsx')).SafeBrowserNeeded }));

interface Props {
  readonly shelf: Shelf;
}

/** Where the candidate stands. */
type Stage =
  /** `said`: what is to be read meanwhile, where it is not just loading; `paper`: what is on its way. */
  | { readonly at: 'loading'; readonly said?: string; readonly paper?: CandidateCard['paper'] }
  | { readonly at: 'unreachable'; readonly sentence: string }
  | { readonly at: 'leaving' }
  | { readonly at: 'signIn'; readonly because: string | null }
  | { readonly at: 'safeBrowser'; readonly code: string | null }
  | { readonly at: 'result' }
  | {
      readonly at: 'lobby';
      readonly card: CandidateCard;
      readonly refusal: string | null;
      readonly isOpening: boolean;
      /** The server cannot be asked, or has no key: the invigilator's words open the paper. */
      readonly takesWords?: boolean;
    }
  | {
      readonly at: 'sitting';
      readonly card: CandidateCard;
      readonly attempt: AttemptStore;
      readonly files: FileOutbox;
      readonly open: OpenPaper | null;
    };

/** The candidate's pages, one after another: slip, lobby, paper, receipt. */
export function TakingApp({ shelf }: Props) {
  useLanguage();
  const [stage, setStage] = useState<Stage>({ at: 'loading' });

  function arrive(card: CandidateCard) {
    if (card.resultPublished && card.attempt) return setStage({ at: 'result' });
    // Back on a paper that was begun: straight to it. Whoever reloads wants the question, not the lobby, which would
    // fetch ahead what is not needed now.
    if (card.attempt)
      return void open(card, (said) => setStage({ at: 'loading', paper: card.paper, ...(said !== null && { said }) }));
    setStage({ at: 'lobby', card, refusal: null, isOpening: false });
    void keepWaiting(shelf, card).catch(() => undefined);
  }

  async function look() {
    // Somebody else may sit here now: nobody is let in on the name of the one who left.
    if (leaving.isOwed()) return leave();
    setStage({ at: 'loading' });
    const result = await (takeWho() ?? askWho());
    if (result.ok) {
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
        if (!kept) {
          const card = await waitingHere(shelf, clock).catch(() => null);
          return card
            ? setStage({ at: 'lobby', card, refusal: null, isOpening: false, takesWords: true })
            : setStage({ at: 'unreachable', sentence: result.error.sentence });
        }
        const { view } = await enter(kept, await paperOf(kept));
        stopKeeping.current = keepUpToDate(shelf, { ...kept, writer: kept.writer.name }, view);
        return;
      }
      default:
        return setStage({ at: 'unreachable', sentence: result.error.sentence });
    }
  }

  async function open(
    card: CandidateCard,
    wait = (said: string | null) =>
      // What is being typed must not go because the page asks the server once more.
      setStage((now) => ({
        ...{ at: 'lobby', card, refusal: said, isOpening: true },
        takesWords: now.at === 'lobby' && now.takesWords === true,
      })),
  ) {
    wait(null);
    const refuse = (refusal: string, takesWords = false) =>
      setStage({ at: 'lobby', card, refusal, isOpening: false, takesWords });
    const early = await takeOpening(card, wait);
    const { writer, opened, paper } = early ?? (await openSitting(card, { shelf, clock }, wait));
    if (!opened.ok) {
      if (opened.code === 'safeExamBrowserNeeded') return setStage({ at: 'safeBrowser', code: null });
      if (opened.code === 'notSignedIn') return setStage({ at: 'signIn', because: opened.sentence });
      return refuse(opened.sentence, opened.code === 'offline' || opened.code === 'paperLocked');
    }
    const { opening } = opened;
    try {
      const attempt = await enter({ card, opening, writer }, await paper);
      if (opening.paperKey !== null)
        stopKeeping.current = keepUpToDate(shelf, { card, opening, writer: writer.name }, attempt.view);
    } catch (failure) {
      console.error(failure);
      refuse(t().lobby.paperFailed);
    }
  }

  /** The paper opens by the invigilator's words, and the attempt begins on this machine. */
  async function begin(card: CandidateCard, { opening, begunAt }: { opening: AttemptOpening; begunAt: number }) {
    const writer = await writerOfThisPage(card.candidateId);
    const { view } = await enter({ card, opening, writer, begunAt }, await paperOf({ card, opening }));
    stopKeeping.current = keepUpToDate(shelf, { card, opening, writer: writer.name, begunAt }, view);
  }

  /** @param paper null where the attempt is sealed: its receipt needs no questions */
  async function enter({ card, opening, writer, begunAt }: Begun, paper: Paper | null) {
    const first = paper ? preloadKinds(kindsIn(shownFirst(paper, opening))) : Promise.resolve();
    first.catch(() => undefined);
    const fileShelf = openFileShelf();
    const attempt = await createAttemptStore({
      opening,
      writer,
      network: begunAt === undefined ? browserNetwork : begunHereNetwork(browserNetwork, begunAt),
      shelf,
      timers: browserTimers,
      clock,
      read: readMessages(opening.attempt, () => localStorage),
    });
    const files = createFileOutbox({
      attemptId: opening.attempt,
      attempt: attempt.view,
      shelf: await fileShelf,
      network: browserFileNetwork,
      timers: browserTimers,
    });
    const shown = paper && openPaperOf({ attempt, paper, card });
    setStage({ at: 'sitting', card, attempt, files, open: shown });
    void preloadBehind(first, paper);
    return attempt;
  }

  async function paperOf({ card, opening: { paperKey } }: Pick<Begun, 'card' | 'opening'>): Promise<Paper | null> {
    return paperKey === null ? null : openPaper(card, await sealedPaper(card, shelf), paperKey);
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

  // Before the first paint and not behind it: the answer may be here already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useLayoutEffect(() => {
    // A scanned slip is somebody new at this computer, whoever sat here before.
    if (slipInFragment(location.hash)) {
      leaving.owe();
      void forget();
      setStage({ at: 'signIn', because: null });
    } else void look();
  }, []);

  switch (stage.at) {
    case 'loading':
      return <Opening said={stage.said} paper={stage.paper} />;
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
          takesWords={stage.takesWords ?? false}
          onBegun={(begun) => void begin(stage.card, begun)}
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

/** As thi.html begins, so that nothing is drawn before there is something to show. */
function Opening({ said, paper }: { said: string | undefined; paper: CandidateCard['paper'] | undefined }) {
  const come = useArrived(paper);
  return (
    <p className="opening" role="status">
      {said ?? t().loading}
      {paper && come > 0 && <span aria-hidden="true"> {percent(come / paper.bytes, 0)}</span>}
    </p>
  );
}
