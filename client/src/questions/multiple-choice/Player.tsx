import type { MultipleChoiceResponse, MultipleChoiceView } from 'shared/questions/multiple-choice/multiple-choice.ts';
import { capital } from 'shared/questions/tally.ts';
import { RichText } from '../../ui/RichText.tsx';
import css from '../choice/Player.module.css';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import own from './Player.module.css';
import { toggled } from './toggled.ts';

/** Options to tick; how many is said where the author has said it. */
export function MultipleChoicePlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<MultipleChoiceView, MultipleChoiceResponse>) {
  const { options, minChoices, maxChoices } = view;
  const chosen = response ?? [];
  const isFull = maxChoices !== undefined && chosen.length >= maxChoices;
  const press = (optionId: string) => {
    const next = toggled(view, response, optionId);
    if (next !== undefined) onAnswer(next);
  };
  return (
    <fieldset className={css.options} disabled={isLocked}>
      <legend className={own.ask}>{t().ask(minChoices, maxChoices)}</legend>
      {options.map((option, at) => (
        <label key={option.id} className={css.option} data-chosen={chosen.includes(option.id)}>
          <input
            type="checkbox"
            className={css.input}
            name={id}
            checked={chosen.includes(option.id)}
            aria-describedby={isFull ? `${id}-full` : undefined}
            onChange={() => press(option.id)}
          />
          <span className={`${css.letter} ${own.box}`}>{capital(at)}</span>
          <span className={css.content}>
            <RichText content={option.content} mediaUrl={mediaUrl} inline />
          </span>
        </label>
      ))}
      <p className={own.status} role="status" id={`${id}-full`}>
        {isFull && maxChoices < options.length ? t().full(maxChoices) : ''}
      </p>
    </fieldset>
  );
}
