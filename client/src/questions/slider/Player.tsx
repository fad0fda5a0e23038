import { useState } from 'react';
import { numberValue } from 'shared/questions/short-answer/number-box.ts';
import type { SliderResponse, SliderView } from 'shared/questions/slider/slider.ts';
import { number } from '../../i18n/format.ts';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import css from './Player.module.css';

/** A scale with a handle, and a field for those who would rather type. Before it is touched nothing is chosen. */
export function SliderPlayer({
  id,
  view,
  response,
  isLocked,
  onAnswer,
  onTyping,
  onRest,
}: PlayerProps<SliderView, SliderResponse>) {
  const { min, max, step, unit, vertical } = view;
  const [typed, setTyped] = useState<string | null>(null);
  const words = (value: number) => [number(value, { digits: 6 }), unit].filter(Boolean).join(' ');
  function keepTyped() {
    const value = typed === null ? null : numberValue(typed);
    if (value !== null && value >= min && value <= max) onAnswer(onScale(value, view));
    setTyped(null);
  }
  return (
    <div className={css.question} data-vertical={vertical === true}>
      <label className={css.ask} htmlFor={id}>
        {t().choose}
      </label>
      <div className={css.scale}>
        <span>{words(min)}</span>
        <input
          id={id}
          type="range"
          className={css.range}
          min={min}
          max={max}
          step={step}
          value={response ?? min + (max - min) / 2}
          data-unset={response === null}
          aria-valuetext={response === null ? t().unset : words(response)}
          disabled={isLocked}
          onChange={(event) => onTyping(onScale(event.currentTarget.valueAsNumber, view))}
          onPointerUp={(event) => onAnswer(onScale(event.currentTarget.valueAsNumber, view))}
          onBlur={onRest}
        />
        <span>{words(max)}</span>
      </div>
      <p className={css.value}>
        <output htmlFor={id}>{response === null ? t().unset : words(response)}</output>
      </p>
      <div className={css.type}>
        <label htmlFor={`${id}-typed`}>{t().type}</label>
        <input
          id={`${id}-typed`}
          className={css.field}
          inputMode="decimal"
          autoComplete="off"
          disabled={isLocked}
          value={typed ?? (response === null ? '' : number(response, { digits: 6 }))}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={keepTyped}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keepTyped();
          }}
        />
        {response !== null && !isLocked ? (
          <button type="button" className={css.clear} onClick={() => onAnswer(null)}>
            {t().clear}
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** The nearest step, without the noise of binary fractions. */
function onScale(value: number, { min, max, step }: SliderView): number {
  const steps = Math.round((value - min) / step);
  return Number(Math.min(max, min + steps * step).toPrecision(12));
}
