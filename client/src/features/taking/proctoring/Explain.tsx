import { EXPLANATIONS, type Explanation } from 'proctoring/signals/explained/explained.ts';
import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import { type RefCallback, useCallback, useEffect, useState } from 'react';
import { time } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import css from './Explain.module.css';
import { t } from './messages.ts';
import type { NotedSignal } from './start-proctoring.ts';

interface Props {
  /** Signals that wait for a word, the latest first. */
  readonly noted: readonly NotedSignal[];
  readonly onExplain: (signal: NotedSignal, says: Explanation, words: string | null) => void;
  readonly onLeave: (signal: NotedSignal) => void;
}

/** Goes away by itself after so long; the invigilator hears the same reasons by word of mouth. */
const SHOWN_MS = 60_000;
const THANKED_MS = 4_000;

/** A quiet card at the edge of the paper: what was noted, and one tap that says why. It never takes the focus. */
export function Explain({ noted, onExplain, onLeave }: Props) {
  const [signal] = noted;
  const [isWriting, setWriting] = useState(false);
  const [words, setWords] = useState('');
  const [isThanked, setThanked] = useState(false);
  const card = useRoomAbove();

  // biome-ignore lint/correctness/useExhaustiveDependencies: each signal has its own time
  useEffect(() => {
    setWriting(false);
    setWords('');
    if (!signal) return;
    const timer = setTimeout(() => onLeave(signal), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [signal]);
  useEffect(() => {
    if (!isThanked) return;
    const timer = setTimeout(() => setThanked(false), THANKED_MS);
    return () => clearTimeout(timer);
  }, [isThanked]);

  // Thanks first: the next signal waits its turn.
  if (isThanked || !signal)
    return isThanked ? (
      <p ref={card} className={css.card} role="status">
        {t().told}
      </p>
    ) : null;
  const say = (says: Explanation, said: string | null) => {
    setThanked(true);
    onExplain(signal, says, said);
  };
  const name = isSignalName(signal.kind) ? signalOf(signal.kind).name[language()] : signal.kind;
  return (
    <section ref={card} className={css.card} aria-label={t().notedHint}>
      <p className={css.what} role="status">
        {t().noted(name, time(signal.startedAt))}
      </p>
      <p className={css.hint}>{t().notedHint}</p>
      <div className={css.words}>
        {EXPLANATIONS.map((one) =>
          one === 'ownWords' ? null : (
            <button key={one} type="button" className={css.word} onClick={() => say(one, null)}>
              {t().explanations[one]}
            </button>
          ),
        )}
        {!isWriting && (
          <button type="button" className={css.word} onClick={() => setWriting(true)}>
            {t().ownWords}…
          </button>
        )}
        <button type="button" className={css.leave} onClick={() => onLeave(signal)}>
          {t().leave}
        </button>
      </div>
      {isWriting && (
        <form
          className={css.own}
          onSubmit={(event) => {
            event.preventDefault();
            if (words.trim()) say('ownWords', words.trim());
          }}
        >
          <input
            className={css.field}
            aria-label={t().ownWords}
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <button type="submit" className={css.word} disabled={!words.trim()}>
            {t().send}
          </button>
        </form>
      )}
    </section>
  );
}

/** The palette ends above the card while there is one, so that each of its numbers can still be reached. */
function useRoomAbove(): RefCallback<HTMLElement> {
  return useCallback((card) => {
    if (!card) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty('--asked', `${card.offsetHeight}px`));
    watch.observe(card);
    return () => {
      watch.disconnect();
      style.removeProperty('--asked');
    };
  }, []);
}
