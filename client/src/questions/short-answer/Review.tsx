import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { BOX_CELLS, fitsBox, normaliseNumber } from 'shared/questions/short-answer/number-box.ts';
import type { ShortAnswerDefinition, ShortAnswerResponse } from 'shared/questions/short-answer/short-answer.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { ReviewProps } from '../editor.ts';
import { t } from '../editor-messages.ts';
import css from '../Review.module.css';

/** The accepted number in the four-cell box of the answer sheet; a field where the key can be set. */
export function ShortAnswerReview({
  definition,
  response,
  onChange,
}: ReviewProps<ShortAnswerDefinition, ShortAnswerResponse>) {
  const answer = definition.accepted[0];
  const box = answer === undefined ? null : normaliseNumber(answer);
  return (
    <div className={css.answer}>
      <span>{t().answer}</span>
      {onChange ? <KeyField definition={definition} onChange={onChange} /> : null}
      {box !== null && fitsBox(box) ? (
        <span className={css.cells} role="img" aria-label={box}>
          {Array.from({ length: BOX_CELLS }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells are four places, nothing else.
            <span key={at} className={css.cell}>
              {box[at] ?? ''}
            </span>
          ))}
        </span>
      ) : null}
      {!onChange && box !== null && !fitsBox(box) ? <strong>{answer}</strong> : null}
      {!onChange && answer === undefined ? <span className={css.none}>{t().noKeyYet}</span> : null}
      {definition.accepted.length > 1 ? <span>{definition.accepted.slice(1).join('; ')}</span> : null}
      {definition.unit ? (
        <Pill>{definition.unit.required ? `${definition.unit.text} · ${t().unitRequired}` : definition.unit.text}</Pill>
      ) : null}
      {definition.tolerance ? <Pill>{`± ${String(definition.tolerance).replace('.', ',')}`}</Pill> : null}
      {response ? <Pill>{t().wrote(response)}</Pill> : null}
    </div>
  );
}

/** Typed at leisure, kept when the hand leaves or Enter is pressed. */
function KeyField({
  definition,
  onChange,
}: {
  definition: ShortAnswerDefinition;
  onChange: (definition: ShortAnswerDefinition) => void;
}) {
  const [first = '', ...others] = definition.accepted;
  const [typed, setTyped] = useState(first);
  const keep = () => {
    const answer = normaliseNumber(typed).slice(0, 40);
    if (answer !== first) onChange({ ...definition, accepted: answer === '' ? others : [answer, ...others] });
  };
  return (
    <TextInput
      aria-label={t().answer}
      size="sm"
      w={110}
      inputMode="decimal"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
