import { TextInput } from '@mantine/core';
import type { Definition } from 'shared/questions/registry.ts';
import { t as editorWords } from '../../../questions/editor-messages.ts';
import { RichTextInput } from '../../../questions/RichTextInput.tsx';
import { bankMedia } from '../media.ts';
import css from './question.module.css';
import { t } from './surroundings-messages.ts';

interface Props {
  readonly definition: Definition;
  readonly onChange: (definition: Definition) => void;
}

/** What stands around a question of any kind: the text that several questions are about, and the way to the answer. */
export function Surroundings({ definition, onChange }: Props) {
  const { stimulus, solution } = definition;
  const say = (change: Partial<NonNullable<Definition['stimulus']>>) => {
    const next = { content: [], ...stimulus, ...change };
    const { stimulus: _, ...alone } = definition;
    const isNothing = next.content.length === 0 && !next.title;
    onChange((isNothing ? alone : { ...alone, stimulus: next }) as Definition);
  };
  return (
    <>
      <details className={css.around} open={stimulus !== undefined}>
        <summary>{t().stimulus}</summary>
        <p className={css.note}>{t().stimulusHint}</p>
        <TextInput
          label={t().stimulusTitle}
          maxLength={300}
          value={stimulus?.title ?? ''}
          onChange={(event) => say({ title: event.currentTarget.value || undefined })}
        />
        <RichTextInput
          label={t().stimulus}
          content={stimulus?.content ?? []}
          mediaUrl={bankMedia}
          onChange={(content) => say({ content })}
        />
      </details>
      <details className={css.around} open={solution !== undefined && solution.length > 0}>
        <summary>{editorWords().solution}</summary>
        <RichTextInput
          quiet
          label={editorWords().solution}
          content={solution ?? []}
          mediaUrl={bankMedia}
          onChange={(content) => onChange({ ...definition, solution: content.length > 0 ? content : undefined })}
        />
      </details>
    </>
  );
}
