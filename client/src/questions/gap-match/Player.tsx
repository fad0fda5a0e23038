import { useMemo } from 'react';
import { gapsOf } from 'shared/questions/content.ts';
import type { GapMatchResponse, GapMatchView } from 'shared/questions/gap-match/gap-match.ts';
import { mostOf } from 'shared/questions/placing.ts';
import { LiveText, RichText } from '../../ui/RichText.tsx';
import { t } from '../placing/messages.ts';
import css from '../placing/placing.module.css';
import { TokenTray } from '../placing/TokenTray.tsx';
import { usePlacing } from '../placing/use-placing.ts';
import type { PlayerProps } from '../player.ts';
import { spokenOf } from '../spoken.ts';

/** The text with its gaps, and below it the cards that go in. */
export function GapMatchPlayer({
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<GapMatchView, GapMatchResponse>) {
  const { text, tokens } = view;
  const placed = response ?? {};
  const gaps = useMemo(() => gapsOf(text), [text]);
  const most = useMemo(() => mostOf(tokens), [tokens]);
  const mostOfToken = (token: string) => most.get(token) ?? 0;
  const hands = usePlacing({
    placed,
    isLocked,
    mostOf: mostOfToken,
    onPlaced: (next) => onAnswer(Object.keys(next).length === 0 ? null : next),
  });

  const gap = (id: string) => {
    const token = tokens.find((one) => one.id === placed[id]);
    const place = gaps.indexOf(id) + 1;
    return (
      <button
        type="button"
        className={css.gap}
        aria-label={token ? t().filled(place, spokenOf(token.content)) : t().empty(place)}
        aria-pressed={hands.open === id}
        data-filled={token !== undefined}
        disabled={isLocked}
        onClick={() => hands.pressPlace(id)}
        onKeyDown={(event) => {
          if ((event.key === 'Delete' || event.key === 'Backspace') && token) hands.takeOut(id);
          if (event.key === 'Escape') hands.letGo();
        }}
        {...hands.droppable(id)}
      >
        {token ? (
          <RichText content={token.content} mediaUrl={mediaUrl} inline />
        ) : (
          <span className={css.number}>({place})</span>
        )}
      </button>
    );
  };

  return (
    <div className={css.question}>
      <div className={css.text}>
        <LiveText value={{ gap }}>
          <RichText content={text} mediaUrl={mediaUrl} />
        </LiveText>
      </div>
      <TokenTray
        tokens={tokens}
        placed={placed}
        places={gaps}
        mostOf={mostOfToken}
        hands={hands}
        isLocked={isLocked}
        mediaUrl={mediaUrl}
      />
    </div>
  );
}
