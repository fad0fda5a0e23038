import type { HotspotDefinition, HotspotResponse } from 'shared/questions/hotspot/hotspot.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { ReviewProps } from '../editor.ts';
import { MarkedPicture } from '../picture/MarkedPicture.tsx';
import css from '../Review.module.css';
import { t } from './messages.ts';

export function HotspotReview({ definition, mediaUrl, response }: ReviewProps<HotspotDefinition, HotspotResponse>) {
  const { picture, spots, key } = definition;
  return (
    <>
      {picture ? (
        <MarkedPicture
          picture={picture}
          mediaUrl={mediaUrl}
          areas={spots.map((shape) => ({
            shape,
            tone: key.includes(shape.id) ? 'right' : response?.includes(shape.id) ? 'wrong' : undefined,
          }))}
        />
      ) : null}
      <ul className={css.rows}>
        {spots.map((spot, at) => {
          const isRight = key.includes(spot.id);
          const isChosen = response?.includes(spot.id) ?? false;
          return (
            <li key={spot.id} className={css.row} data-key={isRight} data-wrong={isChosen && !isRight}>
              <span className={css.words}>{t().place(at + 1, spot.label)}</span>
              <span className={css.pills}>
                {isRight ? <Pill tone="good">{t().right}</Pill> : null}
                {isChosen ? <Pill tone={isRight ? 'good' : 'danger'}>{t().chosen}</Pill> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
