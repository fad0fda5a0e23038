import type { DrawingDefinition, DrawingResponse } from 'shared/questions/drawing/drawing.ts';
import type { ReviewProps } from '../editor.ts';
import { RubricView } from '../RubricView.tsx';
import { t } from './messages.ts';
import css from './Player.module.css';
import { Strokes } from './Strokes.tsx';

export function DrawingReview({ definition, mediaUrl, response }: ReviewProps<DrawingDefinition, DrawingResponse>) {
  const { background, width, height, rubric } = definition;
  return (
    <div className={css.question}>
      {background || response ? (
        <svg
          className={css.shown}
          style={{ maxWidth: width }}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={response ? t().drawn(response.length) : (background?.alt ?? '')}
        >
          {background ? <image href={mediaUrl(background.media)} width={width} height={height} /> : null}
          {response ? <Strokes strokes={response} /> : null}
        </svg>
      ) : null}
      {response === null ? <p className={css.ask}>{t().none}</p> : null}
      <RubricView rubric={rubric} />
    </div>
  );
}
