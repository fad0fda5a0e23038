import { type SliderDefinition, type SliderResponse, slider } from 'shared/questions/slider/slider.ts';
import { number } from '../../i18n/format.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { ReviewProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import css from '../Review.module.css';
import { t } from './messages.ts';

export function SliderReview({ definition, response }: ReviewProps<SliderDefinition, SliderResponse>) {
  const { min, max, unit, key } = definition;
  const isRight = response !== null && response !== undefined && slider.score(definition, response, {}) === 1;
  return (
    <div className={css.answer}>
      <span>{t().keyIs}</span>
      {key === null ? (
        <span className={css.none}>{words().noKeyYet}</span>
      ) : (
        <strong>{slider.keyText(definition)}</strong>
      )}
      <Pill>
        {number(min)} – {number(max)} {unit ?? ''}
      </Pill>
      {response !== null && response !== undefined ? (
        <Pill tone={isRight ? 'good' : 'danger'}>{t().chosen(slider.responseText(definition, response))}</Pill>
      ) : null}
    </div>
  );
}
