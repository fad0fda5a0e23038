import { useState } from 'react';
import { type AssociateResponse, type AssociateView, pairOf, sorted } from 'shared/questions/associate/associate.ts';
import { pairName } from 'shared/questions/pairs.ts';
import { capital } from 'shared/questions/tally.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { PlayerProps } from '../player.ts';
import { spokenOf } from '../spoken.ts';
import { t } from './messages.ts';
import css from './Player.module.css';

/** One entry is pressed, then its partner; the pairs stand below and can be taken apart again. */
export function AssociatePlayer({
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<AssociateView, AssociateResponse>) {
  const [held, setHeld] = useState<string | null>(null);
  const pairs = (response ?? []).map(pairOf);
  const usesOf = (id: string) => pairs.filter((pair) => pair.includes(id)).length;
  const isFull = view.maxPairs !== undefined && pairs.length >= view.maxPairs;
  const contentOf = (id: string) => view.choices.find((choice) => choice.id === id)?.content ?? [];
  const letterOf = (id: string) => capital(view.choices.findIndex((choice) => choice.id === id));

  function press(id: string) {
    if (held === null || held === id) return setHeld(held === id ? null : id);
    const name = pairName(sorted([held, id]));
    setHeld(null);
    if (!response?.includes(name)) onAnswer([...(response ?? []), name]);
  }
  function part(name: string) {
    const left = (response ?? []).filter((one) => one !== name);
    onAnswer(left.length === 0 ? null : left);
  }

  return (
    <div className={css.question}>
      <p className={css.ask} role="status">
        {held !== null
          ? t().held(letterOf(held), spokenOf(contentOf(held)))
          : isFull
            ? t().full(view.maxPairs ?? 0)
            : t().ask(view.maxPairs)}
      </p>
      <ul className={css.choices} aria-label={t().choices}>
        {view.choices.map((choice, at) => {
          const isUsed = usesOf(choice.id) >= choice.max;
          return (
            <li key={choice.id}>
              <button
                type="button"
                className={css.choice}
                aria-pressed={held === choice.id}
                aria-disabled={isUsed || isFull}
                disabled={isLocked}
                onClick={() => !isUsed && !isFull && press(choice.id)}
                onKeyDown={(event) => event.key === 'Escape' && setHeld(null)}
              >
                <span className={css.letter}>{capital(at)}.</span>
                <RichText content={choice.content} mediaUrl={mediaUrl} inline />
                {isUsed ? <span className={css.used}>✓ {t().used}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {pairs.length > 0 ? (
        <ul className={css.pairs} aria-label={t().pairs}>
          {pairs.map(([a, b]) => (
            <li key={pairName([a, b])} className={css.pair}>
              <span className={css.words}>
                <RichText content={contentOf(a)} mediaUrl={mediaUrl} inline /> ↔{' '}
                <RichText content={contentOf(b)} mediaUrl={mediaUrl} inline />
              </span>
              {isLocked ? null : (
                <button
                  type="button"
                  className={css.part}
                  aria-label={t().partPair(spokenOf(contentOf(a)), spokenOf(contentOf(b)))}
                  onClick={() => part(pairName([a, b]))}
                >
                  {t().part}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
