import { Checkbox, NumberInput } from '@mantine/core';
import { useRef } from 'react';
import { type HotTextDefinition, hotsOf } from 'shared/questions/hot-text/hot-text.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { SelectionScoringInput } from '../ScoringInput.tsx';
import { hotReader, slotsAsWords, wordsAsSlots } from '../slot-words.ts';
import { t } from './messages.ts';

export function HotTextEditor({ definition, mediaUrl, onChange }: EditorProps<HotTextDefinition>) {
  const { stem, text, key, maxChoices, scoring } = definition;
  const typed = useRef(slotsAsWords(text, () => 0));
  const hots = hotsOf(text);
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <RichTextInput
        label={t().text}
        content={typed.current}
        mediaUrl={mediaUrl}
        onChange={(next) => {
          typed.current = next;
          const read = wordsAsSlots(next, hotReader(hots));
          const left = new Set(hotsOf(read).map(({ id }) => id));
          onChange({ ...definition, text: read, key: key.filter((id) => left.has(id)) });
        }}
      />
      <p className={css.hint}>{t().howToMark}</p>
      <fieldset className={css.rows}>
        <legend>{t().words}</legend>
        {hots.length === 0 ? <p className={css.hint}>{t().noWords}</p> : null}
        {hots.map((hot) => (
          <Checkbox
            key={hot.id}
            label={hot.text}
            checked={key.includes(hot.id)}
            onChange={(event) =>
              onChange({
                ...definition,
                key: event.currentTarget.checked ? [...key, hot.id] : key.filter((id) => id !== hot.id),
              })
            }
          />
        ))}
      </fieldset>
      <NumberInput
        label={t().mostChoices}
        description={t().mostChoicesHint}
        w={260}
        min={0}
        max={200}
        value={maxChoices ?? 1}
        onChange={(most) =>
          onChange({ ...definition, maxChoices: typeof most === 'number' && most !== 1 ? most : undefined })
        }
      />
      <SelectionScoringInput scoring={scoring} onChange={(next) => onChange({ ...definition, scoring: next })} />
    </div>
  );
}
