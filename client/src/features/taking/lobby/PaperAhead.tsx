import { IconAlertTriangle, IconLoader, IconLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { percent } from '../../../i18n/format.ts';
import { arrivedOf, sealedPaper, WrongPaper } from '../engine/paper-vault.ts';
import type { Shelf } from '../engine/shelf.ts';
import { backoff, browserTimers } from '../engine/timers.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { useArrived } from '../parts/use-arrived.ts';
import { preloadAhead } from '../preload.ts';
import css from './PaperAhead.module.css';
import { preloadReleaseWords } from './ReleaseWords.tsx';

/** The sealed paper on its way to this machine: how far, or that it lies here. */
export function PaperAhead({ card, shelf }: { card: CandidateCard; shelf: Shelf }) {
  const { state, fetchAgain } = usePaperAhead(card, shelf);
  const share = useArrived(card.paper) / card.paper.bytes;
  // A line that lives again is not told of as broken.
  const at = state.at === 'failed' && arrivedOf(card.paper) > state.come ? 'loading' : state.at;
  const Shape = { loading: IconLoader, ready: IconLock, failed: IconLoader, wrong: IconAlertTriangle }[at];
  const words = {
    loading: t().lobby.paperLoading,
    ready: t().lobby.paperReady,
    failed: share > 0 ? t().lobby.paperHalf : t().lobby.paperFailed,
    wrong: t().lobby.paperWrong,
  }[at];
  return (
    <div className={css.paper} data-state={at}>
      <p className={css.words} role="status">
        <Shape size={18} aria-hidden="true" />
        {words}
      </p>
      {share > 0 && at !== 'ready' && (
        <>
          <progress className={css.progress} max={1} value={share} aria-label={t().lobby.paperComes} />
          <span className={css.share} aria-hidden="true">
            {percent(share, 0)}
          </span>
        </>
      )}
      {at === 'wrong' && <Button onClick={fetchAgain}>{t().lobby.paperAgain}</Button>}
    </div>
  );
}

type State =
  | { readonly at: 'loading' | 'ready' | 'wrong' }
  /** `come`: how many bytes were here then. */
  | { readonly at: 'failed'; readonly come: number };

const AGAIN = { first: 2_000, most: 30_000 };

/**
 * Fetches the sealed paper, and what any paper may need, while there is time, and goes on trying. One that is wrong from end to end
 * is fetched again when somebody asks: forty machines that do so by themselves would fill the line for nothing.
 */
function usePaperAhead(card: CandidateCard, shelf: Shelf): { readonly state: State; readonly fetchAgain: () => void } {
  const [state, setState] = useState<State>({ at: 'loading' });
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the paper is named by its hash; `asked` asks anew
  useEffect(() => {
    let wanted = true;
    let cancel = () => {};
    let failures = 0;
    setState({ at: 'loading' });
    const fetchPaper = () => {
      const before = arrivedOf(card.paper);
      return sealedPaper(card, shelf).then(
        () => {
          if (!wanted) return;
          setState({ at: 'ready' });
          preloadReleaseWords();
          void preloadAhead();
        },
        (failure: unknown) => {
          if (!wanted) return;
          if (failure instanceof WrongPaper) return setState({ at: 'wrong' });
          const come = arrivedOf(card.paper);
          failures = come > before ? 1 : failures + 1;
          setState({ at: 'failed', come });
          cancel = browserTimers.after(backoff(failures, AGAIN, browserTimers.random()), () => void fetchPaper());
        },
      );
    };
    void fetchPaper();
    return () => {
      wanted = false;
      cancel();
    };
  }, [card.paper.contentHash, asked]);
  return { state, fetchAgain: () => setAsked((before) => before + 1) };
}
