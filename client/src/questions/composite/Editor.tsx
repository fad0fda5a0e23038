import { Button, NumberInput, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompositeDefinition } from 'shared/questions/composite/composite.ts';
import { type SimpleDefinition, simpleKinds } from 'shared/questions/simple-kinds.ts';
import { small } from 'shared/questions/tally.ts';
import { blankOf } from '../blank.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { kindName } from '../kind-names.ts';
import { newPartId } from '../new-part-id.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { simpleSidesOf } from '../simple-editors.ts';
import { t } from './messages.ts';

const MOST_PARTS = 20;
const KINDS = Object.keys(simpleKinds) as SimpleDefinition['kind'][];

/** The stem that all parts share, then each part with the editor of its kind and what it is worth. */
export function CompositeEditor({ id, definition, mediaUrl, onChange }: EditorProps<CompositeDefinition>) {
  const { stem, parts, scoring } = definition;
  const [kind, setKind] = useState<SimpleDefinition['kind']>('choice');
  const change = (partId: string, said: Partial<CompositeDefinition['parts'][number]>) =>
    onChange({ ...definition, parts: parts.map((part) => (part.id === partId ? { ...part, ...said } : part)) });
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      {parts.map((part, at) => {
        const { Editor } = simpleSidesOf(part.definition.kind);
        return (
          <fieldset key={part.id} className={css.rows}>
            <legend>
              {t().part(small(at))} · {kindName(part.definition.kind)}
            </legend>
            <Editor
              id={`${id}-${part.id}`}
              definition={part.definition}
              mediaUrl={mediaUrl}
              onChange={(next) => change(part.id, { definition: next })}
            />
            <div className={css.row}>
              <NumberInput
                label={t().worth}
                w={160}
                min={0.25}
                max={1_000}
                step={0.25}
                decimalSeparator=","
                value={part.points}
                onChange={(points) => typeof points === 'number' && points > 0 && change(part.id, { points })}
              />
              <Button
                variant="default"
                style={{ alignSelf: 'flex-end' }}
                disabled={parts.length <= 1}
                onClick={() => onChange({ ...definition, parts: parts.filter((one) => one.id !== part.id) })}
              >
                {words().remove(t().part(small(at)))}
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div className={css.row}>
        <Select
          label={t().kindOfNew}
          w={260}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value: value as string, label: kindName(value) }))}
          value={kind}
          onChange={(next) => setKind(KINDS.find((one) => one === next) ?? 'choice')}
        />
        <Button
          variant="default"
          style={{ alignSelf: 'flex-end' }}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          disabled={parts.length >= MOST_PARTS}
          onClick={() => {
            const partId = newPartId(parts.map((part) => part.id));
            const blank = blankOf(kind) as SimpleDefinition;
            onChange({ ...definition, parts: [...parts, { id: partId, points: 1, definition: blank }] });
          }}
        >
          {t().add}
        </Button>
      </div>
      <Select
        label={t().scoring}
        w={360}
        allowDeselect={false}
        data={[
          { value: 'sum', label: t().sum },
          { value: 'allOrNothing', label: t().allOrNothing },
        ]}
        value={scoring?.rule ?? 'sum'}
        onChange={(rule) =>
          onChange({ ...definition, scoring: rule === 'allOrNothing' ? { rule: 'allOrNothing' } : undefined })
        }
      />
    </div>
  );
}
