import { Checkbox, Select } from '@mantine/core';
import type { EssayDefinition } from 'shared/questions/essay/essay.ts';
import { CountInput } from '../CountInput.tsx';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { RubricInput } from '../RubricInput.tsx';
import { t } from './messages.ts';

export function EssayEditor({ definition, mediaUrl, onChange }: EditorProps<EssayDefinition>) {
  const { stem, format, minWords, maxWords, files, rubric, showRubric } = definition;
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <div className={css.row}>
        <Select
          label={t().format}
          w={260}
          allowDeselect={false}
          data={[
            { value: 'plain', label: t().plain },
            { value: 'rich', label: t().rich },
          ]}
          value={format ?? 'plain'}
          onChange={(next) => onChange({ ...definition, format: next === 'rich' ? 'rich' : undefined })}
        />
        <CountInput
          label={t().least}
          none={t().none}
          most={5_000}
          value={minWords}
          onChange={(next) => onChange({ ...definition, minWords: next })}
        />
        <CountInput
          label={t().most}
          none={t().none}
          most={5_000}
          value={maxWords}
          onChange={(next) => onChange({ ...definition, maxWords: next })}
        />
        <CountInput
          label={t().files}
          none={t().noFiles}
          most={10}
          value={files}
          onChange={(next) => onChange({ ...definition, files: next })}
        />
      </div>
      <RubricInput rubric={rubric} onChange={(next) => onChange({ ...definition, rubric: next })} />
      <Checkbox
        label={t().showRubric}
        checked={showRubric ?? false}
        disabled={rubric.length === 0}
        onChange={(event) => onChange({ ...definition, showRubric: event.currentTarget.checked || undefined })}
      />
    </div>
  );
}
