import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RichText as Content } from 'shared/questions/content.ts';
import { RichText } from '../ui/RichText.tsx';
import css from './Editor.module.css';
import { t } from './editor-messages.ts';
import { type Typed, typed, understood } from './markup.ts';

interface Props {
  readonly label: string;
  readonly content: Content;
  readonly mediaUrl: (sha: string) => string;
  readonly onChange: (content: Content) => void;
  /** Hides the label from sight where its place says enough. */
  readonly quiet?: boolean;
}

/** Words and formulas typed as lines, drawn below exactly as the candidate will see them. */
export function RichTextInput({ label, content, mediaUrl, onChange, quiet = false }: Props) {
  const [draft, setDraft] = useState<Typed>(() => typed(content));
  const hasMore = /[$<[\\↵]/.test(draft.text);
  return (
    <div className={css.input}>
      <Textarea
        label={quiet ? undefined : label}
        aria-label={quiet ? label : undefined}
        value={draft.text}
        minRows={1}
        spellCheck={false}
        onChange={(event) => {
          const next = { ...draft, text: event.currentTarget.value };
          setDraft(next);
          onChange(understood(next, content));
        }}
      />
      {hasMore ? (
        <div className={css.preview}>
          <span className={css.hidden}>{t().preview}</span>
          <RichText content={content} mediaUrl={mediaUrl} />
        </div>
      ) : null}
    </div>
  );
}
