import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FileUploadDefinition } from 'shared/questions/file-upload/file-upload.ts';
import { ANSWER_FILE_BYTES } from 'shared/questions/response.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { RubricInput } from '../RubricInput.tsx';
import { t } from './messages.ts';

const MEGABYTE = 1_048_576;

export function FileUploadEditor({ definition, mediaUrl, onChange }: EditorProps<FileUploadDefinition>) {
  const [typed, setTyped] = useState(definition.accept.join(' '));
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <TextInput
        label={t().accept}
        description={t().acceptHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange({ ...definition, accept: extensionsIn(event.currentTarget.value) });
        }}
      />
      <div className={css.row}>
        <NumberInput
          label={t().maxFiles}
          w={180}
          min={1}
          max={20}
          value={definition.maxFiles}
          onChange={(most) => onChange({ ...definition, maxFiles: typeof most === 'number' && most >= 1 ? most : 1 })}
        />
        <NumberInput
          label={t().maxMegabytes}
          w={220}
          min={0.1}
          max={ANSWER_FILE_BYTES / MEGABYTE}
          decimalScale={2}
          decimalSeparator=","
          value={definition.maxBytes / MEGABYTE}
          onChange={(size) =>
            onChange({
              ...definition,
              maxBytes: Math.min(
                ANSWER_FILE_BYTES,
                typeof size === 'number' && size > 0 ? Math.round(size * MEGABYTE) : ANSWER_FILE_BYTES,
              ),
            })
          }
        />
      </div>
      <RubricInput rubric={definition.rubric} onChange={(rubric) => onChange({ ...definition, rubric })} />
    </div>
  );
}

function extensionsIn(text: string): string[] {
  const words = text.toLowerCase().split(/[\s,;.]+/);
  return [...new Set(words.filter((word) => /^[a-z0-9]{1,8}$/.test(word)))].slice(0, 40);
}
