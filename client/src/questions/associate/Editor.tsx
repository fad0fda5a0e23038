import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AssociateDefinition, associate } from 'shared/questions/associate/associate.ts';
import { capital } from 'shared/questions/tally.ts';
import { CountInput } from '../CountInput.tsx';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { OptionList } from '../OptionList.tsx';
import { PairScoringInput } from '../PairScoringInput.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { t } from './messages.ts';

export function AssociateEditor({ definition, mediaUrl, onChange }: EditorProps<AssociateDefinition>) {
  const { stem, choices, key, maxPairs, scoring } = definition;
  const [typed, setTyped] = useState(() => associate.keyText(definition));
  const isRead = typed.trim() === '' || associate.withKey(definition, typed) !== null;
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <OptionList
        legend={t().choices}
        options={choices}
        name={(at) => t().choice(capital(at))}
        fewest={2}
        most={20}
        add={t().add}
        mediaUrl={mediaUrl}
        onChange={(next) => {
          const isThere = (id: string) => next.some((one) => one.id === id);
          const left = key.filter(([a, b]) => isThere(a) && isThere(b));
          const changed = { ...definition, choices: next, key: left };
          if (next.length !== choices.length) setTyped(associate.keyText(changed));
          onChange(changed);
        }}
        before={(_choice, at) => <span className={css.letter}>{capital(at)}</span>}
      />
      <TextInput
        label={t().key}
        description={t().keyHint}
        error={isRead ? undefined : t().keyBad}
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const read = text.trim() === '' ? { ...definition, key: [] } : associate.withKey(definition, text);
          if (read) onChange(read);
        }}
      />
      <CountInput
        label={t().most}
        none={t().anyNumber}
        most={60}
        value={maxPairs}
        onChange={(next) => onChange({ ...definition, maxPairs: next })}
      />
      <PairScoringInput scoring={scoring} onChange={(next) => onChange({ ...definition, scoring: next })} />
    </div>
  );
}
