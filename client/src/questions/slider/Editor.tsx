import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { SliderDefinition } from 'shared/questions/slider/slider.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { t } from './messages.ts';

export function SliderEditor({ definition, mediaUrl, onChange }: EditorProps<SliderDefinition>) {
  const field = (name: 'min' | 'max' | 'step' | 'key' | 'tolerance', fallback: number | null | undefined) => (
    <NumberInput
      label={t()[name]}
      w={140}
      decimalSeparator=","
      value={definition[name] ?? ''}
      onChange={(value) => onChange({ ...definition, [name]: typeof value === 'number' ? value : fallback })}
    />
  );
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <div className={css.row}>
        {field('min', definition.min)}
        {field('max', definition.max)}
        {field('step', definition.step)}
        <TextInput
          label={t().unit}
          w={120}
          maxLength={30}
          value={definition.unit ?? ''}
          onChange={(event) => onChange({ ...definition, unit: event.currentTarget.value.trim() || undefined })}
        />
      </div>
      <div className={css.row}>
        {field('key', null)}
        {field('tolerance', undefined)}
        <span className={css.side}>
          <Checkbox
            label={t().vertical}
            checked={definition.vertical ?? false}
            onChange={(event) => onChange({ ...definition, vertical: event.currentTarget.checked || undefined })}
          />
        </span>
      </div>
    </div>
  );
}
