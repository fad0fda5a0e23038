import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { RichText as Content } from 'shared/questions/content.ts';
import css from '../Editor.module.css';
import { t as kindWords } from '../kind-editor-messages.ts';
import { newPartId } from '../new-part-id.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { t } from './editor-messages.ts';

interface Token {
  readonly id: string;
  readonly content: Content;
  readonly max?: number;
}

interface Props<T extends Token> {
  readonly tokens: readonly T[];
  readonly mediaUrl: (sha: string) => string;
  readonly onChange: (tokens: Token[]) => void;
}

/** The cards of a question. Their ids say nothing of the place they belong to. */
export function TokensInput<T extends Token>({ tokens, mediaUrl, onChange }: Props<T>) {
  const change = (id: string, said: Partial<Token>) =>
    onChange(tokens.map((token) => (token.id === id ? { ...token, ...said } : token)));
  const ids = tokens.map(({ id }) => id);
  return (
    <fieldset className={css.rows}>
      <legend>{t().tokens}</legend>
      {tokens.map((token, at) => (
        <div key={token.id} className={css.row}>
          <RichTextInput
            quiet
            label={t().token(at + 1)}
            content={token.content}
            mediaUrl={mediaUrl}
            onChange={(content) => change(token.id, { content })}
          />
          <NumberInput
            aria-label={t().uses(at + 1)}
            title={t().usesHint}
            w={90}
            min={0}
            max={60}
            value={token.max ?? 1}
            onChange={(max) => change(token.id, { max: typeof max === 'number' && max !== 1 ? max : undefined })}
          />
          <span className={css.side}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={kindWords().remove(t().token(at + 1))}
              onClick={() => onChange(tokens.filter(({ id }) => id !== token.id))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </span>
        </div>
      ))}
      <p className={css.hint}>{t().usesHint}</p>
      <Button
        variant="default"
        size="compact-md"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        disabled={tokens.length >= 60}
        // Not of its place: ids are what a response is made of, and must not tell the key.
        onClick={() => onChange([...tokens, { id: newPartId(ids), content: [] }])}
      >
        {t().addToken}
      </Button>
    </fieldset>
  );
}
