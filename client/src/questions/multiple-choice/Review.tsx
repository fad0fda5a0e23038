import type {
  MultipleChoiceDefinition,
  MultipleChoiceResponse,
} from 'shared/questions/multiple-choice/multiple-choice.ts';
import { capital } from 'shared/questions/tally.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import css from '../Review.module.css';
import { t } from './messages.ts';

/** The options with the key, and with what a candidate ticked; each can be ticked where the key can be picked. */
export function MultipleChoiceReview({
  definition,
  mediaUrl,
  response,
  onChange,
}: ReviewProps<MultipleChoiceDefinition, MultipleChoiceResponse>) {
  const { options, key } = definition;
  return (
    <fieldset className={css.rows}>
      <legend className={onChange && key.length === 0 ? css.ask : css.legend}>
        {onChange ? t().pickKeys : t().keys}
      </legend>
      {options.map((option, at) => {
        const isKey = key.includes(option.id);
        const isChosen = response?.includes(option.id) ?? false;
        const Row = onChange ? 'label' : 'div';
        return (
          <Row key={option.id} className={css.row} data-key={isKey} data-wrong={isChosen && !isKey}>
            {onChange ? (
              <input
                type="checkbox"
                className={css.hidden}
                checked={isKey}
                onChange={() =>
                  onChange({ ...definition, key: isKey ? key.filter((id) => id !== option.id) : [...key, option.id] })
                }
              />
            ) : null}
            <span className={css.words}>
              <span className={css.letter}>{capital(at)}.</span>
              <span>
                <RichText content={option.content} mediaUrl={mediaUrl} inline />
              </span>
            </span>
            <span className={css.pills}>
              {option.pinned ? <Pill>{words().keep}</Pill> : null}
              {isKey ? <Pill tone="good">{isChosen ? words().chosenRight : words().right}</Pill> : null}
              {isChosen && !isKey ? <Pill tone="danger">{words().chosenWrong}</Pill> : null}
            </span>
          </Row>
        );
      })}
    </fieldset>
  );
}
