import { contains } from 'shared/questions/picture/shape.ts';
import {
  type PointOnPictureDefinition,
  type PointOnPictureResponse,
  pointOnPicture,
  readPoint,
} from 'shared/questions/point-on-picture/point-on-picture.ts';
import { number, percent } from '../../i18n/format.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { ReviewProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { t as kindWords } from '../kind-editor-messages.ts';
import { MarkedPicture } from '../picture/MarkedPicture.tsx';
import css from '../Review.module.css';
import { t } from './messages.ts';

export function PointOnPictureReview({
  definition,
  mediaUrl,
  response,
}: ReviewProps<PointOnPictureDefinition, PointOnPictureResponse>) {
  const { picture, areas } = definition;
  const points = (response ?? []).map(readPoint);
  const worthAt = (point: { x: number; y: number }) => areas.find((area) => contains(area, point))?.share ?? 0;
  return (
    <>
      {picture ? (
        <MarkedPicture
          picture={picture}
          mediaUrl={mediaUrl}
          areas={areas.map((shape) => ({ shape, tone: shape.share > 0 ? 'right' : 'wrong' }))}
          points={points.map((point) => ({ point, isRight: worthAt(point) > 0 }))}
        />
      ) : null}
      <ul className={css.rows}>
        {areas.map((area, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an area is its place in the list.
          <li key={at} className={css.row} data-key={area.share > 0}>
            <span className={css.words}>{kindWords().area(at + 1)}</span>
            <Pill>{number(area.share)}</Pill>
          </li>
        ))}
      </ul>
      {response ? (
        <p>
          {t().given}: {pointOnPicture.responseText(definition, response)}{' '}
          <Pill>{percent(pointOnPicture.score(definition, response, {}))}</Pill>
        </p>
      ) : null}
      {areas.length === 0 ? <p className={css.none}>{words().noKeyYet}</p> : null}
    </>
  );
}
