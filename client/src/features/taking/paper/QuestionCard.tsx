import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useCallback } from 'react';
import { playerOf } from '../../../questions/players.ts';
import { RichText } from '../../../ui/RichText.tsx';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { AnswerState } from './AnswerState.tsx';
import { type Place, shownResponse } from './places.ts';
import css from './QuestionCard.module.css';
import { ReadAloudButton } from './ReadAloudButton.tsx';
import { useAttempt, useIsLocked, useOpenPaper } from './use-attempt.ts';

interface Props {
  readonly place: Place;
  /** Told when the candidate turns to this question where several are shown. */
  readonly onTouched?: () => void;
}

export function QuestionCard({ place, onTouched }: Props) {
  const { attempt, paper } = useOpenPaper();
  const response = useAttempt((view) => shownResponse(view.attempt, view.drafts, place.id));
  const isFlagged = useAttempt((view) => view.attempt.flagged[place.id] ?? false);
  const isLocked = useIsLocked();
  const { Player, spoken } = playerOf(place.view.kind);
  const mediaUrl = useCallback((sha: string) => paper.media[sha] ?? '', [paper]);

  return (
    <article
      id={`cau-${place.id}`}
      className={css.card}
      aria-labelledby={`ten-${place.id}`}
      onPointerDownCapture={onTouched}
      onFocusCapture={onTouched}
    >
      <header className={css.head}>
        <h2 className={css.number} id={`ten-${place.id}`} tabIndex={-1}>
          {t().questionName(place.number)}
        </h2>
        <ReadAloudButton words={() => spoken(place.view)} />
        <Button
          look="quiet"
          className={css.tool}
          aria-pressed={isFlagged}
          disabled={isLocked}
          onClick={() => attempt.flag(place.id, !isFlagged)}
        >
          {isFlagged ? (
            <IconFlagFilled className={css.flagged} size={18} aria-hidden="true" />
          ) : (
            <IconFlag size={18} aria-hidden="true" />
          )}
          {isFlagged ? t().paper.flagged : t().paper.flag}
        </Button>
      </header>
      <div className={css.stem}>
        <RichText content={place.view.stem} mediaUrl={mediaUrl} />
      </div>
      <Player
        key={place.id}
        id={place.id}
        view={place.view}
        response={response}
        mediaUrl={mediaUrl}
        isLocked={isLocked}
        onAnswer={(given) => attempt.answer(place.id, given)}
        onTyping={(typed) => attempt.draft(place.id, typed)}
        onRest={attempt.flush}
      />
      <AnswerState item={place.id} />
    </article>
  );
}
