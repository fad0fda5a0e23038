import { NumberInput } from '@mantine/core';
import type { PointOnPictureDefinition } from 'shared/questions/point-on-picture/point-on-picture.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { t as kindWords } from '../kind-editor-messages.ts';
import { PictureInput } from '../PictureInput.tsx';
import { ShapesInput } from '../picture/ShapesInput.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { t } from './messages.ts';

export function PointOnPictureEditor({ definition, mediaUrl, onChange }: EditorProps<PointOnPictureDefinition>) {
  const { stem, picture, areas, points } = definition;
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
      <NumberInput
        label={t().howMany}
        w={260}
        min={1}
        max={50}
        value={points}
        onChange={(most) => onChange({ ...definition, points: typeof most === 'number' && most >= 1 ? most : 1 })}
      />
      {picture ? (
        <ShapesInput
          picture={picture}
          mediaUrl={mediaUrl}
          areas={areas}
          make={(shape) => ({ ...shape, share: 1 })}
          onChange={(next) => onChange({ ...definition, areas: next })}
        >
          {(area, at, change) => (
            <NumberInput
              label={t().share(at + 1)}
              description={t().shareHint}
              w={220}
              min={-1}
              max={1}
              step={0.25}
              decimalSeparator=","
              value={area.share}
              onChange={(share) => change({ share: typeof share === 'number' ? share : 0 })}
            />
          )}
        </ShapesInput>
      ) : null}
    </div>
  );
}
