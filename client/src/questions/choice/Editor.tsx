import { ActionIcon, Button, Checkbox, Radio } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ChoiceDefinition } from 'shared/questions/choice/choice.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';

const MOST_OPTIONS = 8;

export function ChoiceEditor({ id, definition, mediaUrl, onChange }: EditorProps<ChoiceDefinition>) {
  const { options } = definition;
  const change = (optionId: string, said: Partial<ChoiceDefinition['options'][number]>) =>
    onChange({
      ...definition,
      options: options.map((option) => (option.id === optionId ? { ...option, ...said } : option)),
    });
  const remove = (optionId: string) =>
    onChange({
      ...definition,
      options: options.filter((option) => option.id !== optionId),
      key: definition.key === optionId ? null : definition.key,
    });
  return (
    <div className={css.stack}>
      <RichTextInput
        label={t().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <fieldset className={css.rows}>
        <legend>{t().key}</legend>
        {options.map((option, at) => {
          const letter = String.fromCharCode(65 + at);
          return (
            <div key={option.id} className={css.row}>
              <span className={css.side}>
                <Radio
                  name={`${id}-key`}
                  label={letter}
                  aria-label={t().isKey(letter)}
                  checked={definition.key === option.id}
                  onChange={() => onChange({ ...definition, key: option.id })}
                />
              </span>
              <RichTextInput
                quiet
                label={t().option(letter)}
                content={option.content}
                mediaUrl={mediaUrl}
                onChange={(content) => change(option.id, { content })}
              />
              <span className={css.side}>
                <Checkbox
                  label={t().keep}
                  title={t().keepHint}
                  checked={option.pinned ?? false}
                  onChange={(event) => change(option.id, { pinned: event.currentTarget.checked || undefined })}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  disabled={options.length <= 2}
                  aria-label={t().remove(t().option(letter))}
                  onClick={() => remove(option.id)}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              </span>
            </div>
          );
        })}
      </fieldset>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        style={{ alignSelf: 'flex-start' }}
        disabled={options.length >= MOST_OPTIONS}
        onClick={() => onChange({ ...definition, options: [...options, { id: freeId(options), content: [] }] })}
      >
        {t().add}
      </Button>
    </div>
  );
}

/** The first letter that no option has. */
function freeId(options: readonly { readonly id: string }[]): string {
  const taken = new Set(options.map((option) => option.id));
  return [...'abcdefghijkl'].find((letter) => !taken.has(letter)) ?? `o${options.length + 1}`;
}
