import { NumberInput } from '@mantine/core';
import type { RecordingDefinition } from 'shared/questions/recording/recording.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { RubricInput } from '../RubricInput.tsx';
import { t } from './messages.ts';

export function RecordingEditor({ definition, mediaUrl, onChange }: EditorProps<RecordingDefinition>) {
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <div className={css.row}>
        <NumberInput
          label={t().maxSeconds}
          w={220}
          min={5}
          max={1_800}
          value={definition.maxSeconds}
          onChange={(most) =>
            onChange({
              ...definition,
              maxSeconds: typeof most === 'number' ? Math.min(1_800, Math.max(5, Math.round(most))) : 60,
            })
          }
        />
        <NumberInput
          label={t().takes}
          description={t().takesHint}
          w={220}
          min={1}
          max={20}
          value={definition.takes ?? ''}
          onChange={(takes) =>
            onChange({ ...definition, takes: typeof takes === 'number' && takes >= 1 ? takes : undefined })
          }
        />
      </div>
      <RubricInput rubric={definition.rubric} onChange={(rubric) => onChange({ ...definition, rubric })} />
    </div>
  );
}
