import type { HotTextDefinition, HotTextResponse } from 'shared/questions/hot-text/hot-text.ts';
import { LiveText, markedText, RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import css from './Review.module.css';

/** The text with its choosable words: right ones ticked, wrongly chosen ones crossed. */
export function HotTextReview({ definition, mediaUrl, response }: ReviewProps<HotTextDefinition, HotTextResponse>) {
  const { text, key } = definition;
  return (
    <div className={css.text}>
      <LiveText
        value={{
          hot(word) {
            const isRight = key.includes(word.id);
            const isChosen = response?.includes(word.id) ?? false;
            return (
              <span className={css.word} data-right={isRight} data-wrong={isChosen && !isRight} data-chosen={isChosen}>
                {markedText(word)}
                {isRight ? <span className={css.sign}> ✓ {words().right}</span> : null}
                {isChosen ? (
                  <span className={css.sign}> {isRight ? words().chosenRight : `✕ ${words().chosenWrong}`}</span>
                ) : null}
              </span>
            );
          },
        }}
      >
        <RichText content={text} mediaUrl={mediaUrl} />
      </LiveText>
      {key.length === 0 ? <p className={css.none}>{words().noKeyYet}</p> : null}
    </div>
  );
}
