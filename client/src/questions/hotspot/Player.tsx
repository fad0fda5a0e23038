import { useState } from 'react';
import { type HotspotResponse, type HotspotView, mostChoices } from 'shared/questions/hotspot/hotspot.ts';
import { contains, pointIn } from 'shared/questions/picture/shape.ts';
import { PictureStage, pixelUnder, placeOn } from '../picture/PictureStage.tsx';
import { ShapeMark } from '../picture/ShapeMark.tsx';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import css from './Player.module.css';

/** Places on a picture, chosen by a click on it or by the numbers below, which the keyboard reaches. */
export function HotspotPlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<HotspotView, HotspotResponse>) {
  const [focused, setFocused] = useState<string | null>(null);
  const { picture, spots } = view;
  const most = mostChoices(view);
  const chosen = new Set(response ?? []);
  const isFull = most > 1 && chosen.size >= most;

  function toggle(spotId: string) {
    if (isLocked) return;
    const next = new Set(most === 1 ? [] : chosen);
    if (chosen.has(spotId)) next.delete(spotId);
    else if (next.size < most) next.add(spotId);
    else return;
    onAnswer(next.size === 0 ? null : spots.filter((spot) => next.has(spot.id)).map((spot) => spot.id));
  }

  if (!picture) return null;
  return (
    <fieldset className={css.question} disabled={isLocked}>
      <legend className={css.ask}>{most === 1 ? t().chooseOne : t().chooseMost(most)}</legend>
      <PictureStage
        picture={picture}
        mediaUrl={mediaUrl}
        onPointerDown={(event) => {
          const point = pixelUnder(event.currentTarget, picture, event);
          // The last one lies on top where two overlap.
          const spot = spots.findLast((one) => contains(one, point));
          if (spot) toggle(spot.id);
        }}
        drawn={spots.map((spot) => (
          <ShapeMark
            key={spot.id}
            shape={spot}
            className={css.spot}
            data-chosen={chosen.has(spot.id)}
            data-focused={focused === spot.id}
          />
        ))}
      >
        {spots.map((spot, at) => (
          <span
            key={spot.id}
            className={css.tag}
            style={placeOn(picture, pointIn(spot) ?? { x: 0, y: 0 })}
            data-chosen={chosen.has(spot.id)}
            aria-hidden="true"
          >
            {chosen.has(spot.id) ? '✓' : at + 1}
          </span>
        ))}
      </PictureStage>
      <div className={css.numbers}>
        {spots.map((spot, at) => (
          <label key={spot.id} className={css.number} data-chosen={chosen.has(spot.id)}>
            <input
              // Not a radio even where one may be chosen: the arrows of the page turn to other questions.
              type="checkbox"
              className={css.input}
              name={id}
              aria-label={t().place(at + 1, spot.label)}
              checked={chosen.has(spot.id)}
              onFocus={() => setFocused(spot.id)}
              onBlur={() => setFocused(null)}
              onChange={() => toggle(spot.id)}
            />
            {at + 1}
          </label>
        ))}
      </div>
      <p role="status" className={css.status}>
        {isFull ? t().full(most) : ''}
      </p>
    </fieldset>
  );
}
