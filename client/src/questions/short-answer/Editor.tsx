import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { normaliseNumber } from 'shared/questions/short-answer/number-box.ts';
import type { ShortAnswerDefinition } from 'shared/questions/short-answer/short-answer.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';

export function ShortAnswerEditor({ definition, mediaUrl, onChange }: EditorProps<ShortAnswerDefinition>) {
  const [typed, setTyped] = useState(definition.accepted.join('; '));
  return (
    <div className={css.stack}>
      <RichTextInput
        label={t().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <TextInput
        label={t().answers}
        description={t().answersHint}
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          onChange({ ...definition, accepted: answersIn(text) });
        }}
      />
      <NumberInput
        label={t().tolerance}
        value={definition.tolerance ?? ''}
        min={0}
        w={200}
        onChange={(value) => onChange({ ...definition, tolerance: typeof value === 'number' ? value : undefined })}
      />
      <UnitFields unit={definition.unit} onChange={(unit) => onChange({ ...definition, unit })} />
      <Checkbox
        label={t().free}
        checked={definition.entry === 'free'}
        onChange={(event) => onChange({ ...definition, entry: event.currentTarget.checked ? 'free' : undefined })}
      />
    </div>
  );
}

function answersIn(text: string): string[] {
  return text
    .split(';')
    .map((one) => normaliseNumber(one).slice(0, 40))
    .filter((one) => one !== '')
    .slice(0, 20);
}

type Unit = NonNullable<ShortAnswerDefinition['unit']>;

/** What the number counts, and whether candidates have to write it. */
function UnitFields({ unit, onChange }: { unit: Unit | undefined; onChange: (unit: Unit | undefined) => void }) {
  const [others, setOthers] = useState((unit?.accepted ?? []).join('; '));
  return (
    <div className={css.row}>
      <TextInput
        label={t().unit}
        w={140}
        maxLength={20}
        value={unit?.text ?? ''}
        onChange={(event) => {
          const text = event.currentTarget.value;
          onChange(text.trim() === '' ? undefined : { accepted: [], required: false, ...unit, text });
        }}
      />
      {unit ? (
        <>
          <TextInput
            label={t().otherUnits}
            description={t().otherUnitsHint}
            value={others}
            onChange={(event) => {
              setOthers(event.currentTarget.value);
              onChange({ ...unit, accepted: unitsIn(event.currentTarget.value) });
            }}
          />
          <span className={css.side}>
            <Checkbox
              label={t().unitRequired}
              checked={unit.required}
              onChange={(event) => onChange({ ...unit, required: event.currentTarget.checked })}
            />
          </span>
        </>
      ) : null}
    </div>
  );
}

function unitsIn(text: string): string[] {
  return text
    .split(';')
    .map((one) => one.trim().slice(0, 20))
    .filter((one) => one !== '')
    .slice(0, 20);
}
