import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { TrueFalseGroupDefinition } from 'shared/questions/true-false-group/true-false-group.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';

type Statement = TrueFalseGroupDefinition['statements'][number];
const MOST_STATEMENTS = 8;

export function TrueFalseGroupEditor({ definition, mediaUrl, onChange }: EditorProps<TrueFalseGroupDefinition>) {
  const { statements } = definition;
  const set = (next: Statement[]) => onChange({ ...definition, statements: next });
  const change = (id: string, said: Partial<Statement>) =>
    set(statements.map((statement) => (statement.id === id ? { ...statement, ...said } : statement)));
  return (
    <div className={css.stack}>
      <RichTextInput
        label={t().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <div className={css.rows}>
        {statements.map((statement, at) => {
          const letter = String.fromCharCode(97 + at);
          return (
            <div key={statement.id} className={css.row}>
              <span className={`${css.side} ${css.letter}`}>{letter})</span>
              <RichTextInput
                quiet
                label={t().statement(letter)}
                content={statement.content}
                mediaUrl={mediaUrl}
                onChange={(content) => change(statement.id, { content })}
              />
              <span className={css.side}>
                <SegmentedControl
                  aria-label={t().keyOf(letter)}
                  value={statement.key === null ? '' : String(statement.key)}
                  onChange={(value) => change(statement.id, { key: value === 'true' })}
                  data={[
                    { value: 'true', label: t().isTrue },
                    { value: 'false', label: t().isFalse },
                  ]}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  disabled={statements.length <= 1}
                  aria-label={t().remove(t().statement(letter))}
                  onClick={() => set(statements.filter((other) => other.id !== statement.id))}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              </span>
            </div>
          );
        })}
      </div>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        style={{ alignSelf: 'flex-start' }}
        disabled={statements.length >= MOST_STATEMENTS}
        onClick={() => set([...statements, { id: freeId(statements), content: [], key: null }])}
      >
        {t().addStatement}
      </Button>
    </div>
  );
}

/** The first letter that no statement has. */
function freeId(statements: readonly { readonly id: string }[]): string {
  const taken = new Set(statements.map((statement) => statement.id));
  return [...'abcdefgh'].find((letter) => !taken.has(letter)) ?? `s${statements.length + 1}`;
}
