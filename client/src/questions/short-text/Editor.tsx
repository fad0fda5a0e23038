import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ShortTextDefinition } from 'shared/questions/short-text/short-text.ts';
import { CountInput } from '../CountInput.tsx';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { acceptedIn, linesOf } from './accepted-lines.ts';
import { t } from './messages.ts';

export function ShortTextEditor({ definition, mediaUrl, onChange }: EditorProps<ShortTextDefinition>) {
  const [typed, setTyped] = useState(() => linesOf(definition.accepted));
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <Textarea
        label={t().accepted}
        description={t().acceptedHint}
        autosize
        minRows={2}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange({ ...definition, accepted: acceptedIn(event.currentTarget.value).slice(0, 50) });
        }}
      />
      <Checkbox
        label={t().ignoreMarks}
        checked={definition.ignoreMarks ?? false}
        onChange={(event) => onChange({ ...definition, ignoreMarks: event.currentTarget.checked || undefined })}
      />
      <Checkbox
        label={t().matchCase}
        checked={definition.ignoreCase === false}
        onChange={(event) => onChange({ ...definition, ignoreCase: event.currentTarget.checked ? false : undefined })}
      />
      <CountInput
        label={t().longest}
        none={t().noLimit}
        most={500}
        value={definition.maxLength}
        onChange={(maxLength) => onChange({ ...definition, maxLength })}
      />
    </div>
  );
}
