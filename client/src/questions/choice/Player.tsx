import type { ChoiceResponse, ChoiceView } from 'shared/questions/choice/choice.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { PlayerProps, QuestionPlayer } from '../player.ts';
import { t } from '../player-messages.ts';
import { spokenOf } from '../spoken.ts';
import css from './Player.module.css';

function ChoicePlayer({ id, view, response, mediaUrl, isLocked, onAnswer }: PlayerProps<ChoiceView, ChoiceResponse>) {
  return (
    <fieldset className={css.options} disabled={isLocked}>
      <legend className={css.legend}>{t().chooseOne}</legend>
      {view.options.map((option, at) => (
        <label key={option.id} className={css.option} data-chosen={option.id === response}>
          <input
            type="radio"
            className={css.input}
            name={id}
            checked={option.id === response}
            onChange={() => onAnswer(option.id)}
          />
          <span className={css.letter}>{letterAt(at)}</span>
          <span className={css.content}>
            <RichText content={option.content} mediaUrl={mediaUrl} inline />
          </span>
        </label>
      ))}
      {response !== null && !isLocked && (
        <button type="button" className={css.clear} onClick={() => onAnswer(null)}>
          {t().clearChoice}
        </button>
      )}
    </fieldset>
  );
}

const letterAt = (place: number) => String.fromCharCode(65 + place);

export const choicePlayer: QuestionPlayer<ChoiceView, ChoiceResponse> = {
  Player: ChoicePlayer,
  progress: (_view, response) => (response ? 'all' : 'none'),
  keyed(view, key) {
    const place = key.length === 1 ? key.toUpperCase().charCodeAt(0) - 65 : -1;
    return view.options[place]?.id;
  },
  spoken: (view) =>
    [spokenOf(view.stem), ...view.options.map((option, at) => `${letterAt(at)}. ${spokenOf(option.content)}`)].join(
      '. ',
    ),
};
