import type { ChoiceDefinition, ChoiceResponse } from 'shared/questions/choice/choice.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { t } from '../editor-messages.ts';
import css from '../Review.module.css';

/** The options with the key, and with what a candidate chose; each is a button where the key can be picked. */
export function ChoiceReview({
  id,
  definition,
  mediaUrl,
  response,
  onChange,
}: ReviewProps<ChoiceDefinition, ChoiceResponse>) {
  return (
    <fieldset className={css.rows}>
      <legend className={onChange && definition.key === null ? css.ask : css.legend}>
        {onChange ? t().pickKey : t().key}
      </legend>
      {definition.options.map((option) => {
        const isKey = option.id === definition.key;
        const isWrong = response === option.id && !isKey;
        const Row = onChange ? 'label' : 'div';
        return (
          <Row key={option.id} className={css.row} data-key={isKey} data-wrong={isWrong}>
            {onChange ? (
              <input
                type="radio"
                className={css.hidden}
                name={`${id}-key`}
                checked={isKey}
                onChange={() => onChange({ ...definition, key: option.id })}
              />
            ) : null}
            <span className={css.words}>
              <span className={css.letter}>{letterOf(option.id, definition)}.</span>
              <span>
                <RichText content={option.content} mediaUrl={mediaUrl} inline />
              </span>
            </span>
            <span className={css.pills}>
              {option.pinned ? <Pill>{t().keep}</Pill> : null}
              {isKey ? <Pill tone="good">{response === option.id ? t().chosenRight : t().right}</Pill> : null}
              {isWrong ? <Pill tone="danger">{t().chosenWrong}</Pill> : null}
            </span>
          </Row>
        );
      })}
    </fieldset>
  );
}

function letterOf(id: string, definition: ChoiceDefinition): string {
  return String.fromCharCode(65 + definition.options.findIndex((option) => option.id === id));
}
