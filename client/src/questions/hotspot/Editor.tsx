import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { HotspotDefinition } from 'shared/questions/hotspot/hotspot.ts';
import { opaqueId } from 'shared/questions/part-id.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { t as kindWords } from '../kind-editor-messages.ts';
import { PictureInput } from '../PictureInput.tsx';
import { ShapesInput } from '../picture/ShapesInput.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { SelectionScoringInput } from '../ScoringInput.tsx';
import { t } from './messages.ts';

export function HotspotEditor({ definition, mediaUrl, onChange }: EditorProps<HotspotDefinition>) {
  const { stem, picture, spots, key, maxChoices, scoring } = definition;
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <PictureInput
        label={kindWords().picture}
        picture={picture}
        onChange={(next) => onChange({ ...definition, picture: next })}
      />
      {picture ? (
        <ShapesInput
          picture={picture}
          mediaUrl={mediaUrl}
          areas={spots}
          make={(shape) => ({
            ...shape,
            id: opaqueId(
              `spot ${spots.length}`,
              spots.map(({ id }) => id),
            ),
            label: '',
          })}
          onChange={(next) =>
            onChange({ ...definition, spots: next, key: key.filter((id) => next.some((spot) => spot.id === id)) })
          }
        >
          {(spot, at, change) => (
            <>
              <TextInput
                className={css.input}
                label={t().label(at + 1)}
                description={t().labelHint}
                maxLength={200}
                value={spot.label}
                onChange={(event) => change({ label: event.currentTarget.value })}
              />
              <span className={css.side}>
                <Checkbox
                  label={t().isRight}
                  aria-label={`${t().place(at + 1, spot.label)}: ${t().isRight}`}
                  checked={key.includes(spot.id)}
                  onChange={(event) =>
                    onChange({
                      ...definition,
                      key: event.currentTarget.checked ? [...key, spot.id] : key.filter((id) => id !== spot.id),
                    })
                  }
                />
              </span>
            </>
          )}
        </ShapesInput>
      ) : null}
      <NumberInput
        label={t().mostChoices}
        description={t().mostChoicesHint}
        w={260}
        min={0}
        max={60}
        value={maxChoices ?? 1}
        onChange={(most) =>
          onChange({ ...definition, maxChoices: typeof most === 'number' && most !== 1 ? most : undefined })
        }
      />
      <SelectionScoringInput scoring={scoring} onChange={(next) => onChange({ ...definition, scoring: next })} />
    </div>
  );
}
