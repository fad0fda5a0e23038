import { useMemo } from 'react';
import type { LabelPictureResponse, LabelPictureView } from 'shared/questions/label-picture/label-picture.ts';
import { boundsOf } from 'shared/questions/picture/shape.ts';
import { mostOf } from 'shared/questions/placing.ts';
import { RichText } from '../../ui/RichText.tsx';
import { PictureStage } from '../picture/PictureStage.tsx';
import { t } from '../placing/messages.ts';
import css from '../placing/placing.module.css';
import { TokenTray } from '../placing/TokenTray.tsx';
import { usePlacing } from '../placing/use-placing.ts';
import type { PlayerProps } from '../player.ts';
import { spokenOf } from '../spoken.ts';

/** A picture with numbered places, and below it the labels that go there. */
export function LabelPicturePlayer({
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<LabelPictureView, LabelPictureResponse>) {
  const { picture, spots, labels } = view;
  const placed = response ?? {};
  const most = useMemo(() => mostOf(labels), [labels]);
  const mostOfLabel = (label: string) => most.get(label) ?? 0;
  const hands = usePlacing({
    placed,
    isLocked,
    mostOf: mostOfLabel,
    onPlaced: (next) => onAnswer(Object.keys(next).length === 0 ? null : next),
  });
  if (!picture) return null;
  return (
    <div className={css.question}>
      <PictureStage picture={picture} mediaUrl={mediaUrl}>
        {spots.map((spot, at) => {
          const label = labels.find(({ id }) => id === placed[spot.id]);
          const { left, top, width, height } = boundsOf(spot);
          return (
            <button
              key={spot.id}
              type="button"
              className={css.spot}
              style={{
                left: `${(100 * left) / picture.width}%`,
                top: `${(100 * top) / picture.height}%`,
                minWidth: `max(36px, ${(100 * width) / picture.width}%)`,
                minHeight: `max(36px, ${(100 * height) / picture.height}%)`,
                maxWidth: `max(110px, ${(100 * width) / picture.width}%)`,
              }}
              aria-label={label ? t().filled(at + 1, spokenOf(label.content)) : t().empty(at + 1)}
              aria-pressed={hands.open === spot.id}
              data-filled={label !== undefined}
              disabled={isLocked}
              onClick={() => hands.pressPlace(spot.id)}
              onKeyDown={(event) => {
                if ((event.key === 'Delete' || event.key === 'Backspace') && label) hands.takeOut(spot.id);
                if (event.key === 'Escape') hands.letGo();
              }}
              {...hands.droppable(spot.id)}
            >
              {label ? <RichText content={label.content} mediaUrl={mediaUrl} inline /> : at + 1}
            </button>
          );
        })}
      </PictureStage>
      <TokenTray
        tokens={labels}
        placed={placed}
        places={spots.map(({ id }) => id)}
        mostOf={mostOfLabel}
        hands={hands}
        isLocked={isLocked}
        mediaUrl={mediaUrl}
      />
    </div>
  );
}
