import { NumberInput } from '@mantine/core';
import type { DrawingDefinition } from 'shared/questions/drawing/drawing.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { PictureInput } from '../PictureInput.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { RubricInput } from '../RubricInput.tsx';
import { t } from './messages.ts';

/** A sheet is no larger than this, so that strokes stay short texts. */
const MOST = 2_000;
const LEAST = 100;

export function DrawingEditor({ definition, mediaUrl, onChange }: EditorProps<DrawingDefinition>) {
  const field = (name: 'width' | 'height') => (
    <NumberInput
      label={t()[name]}
      w={180}
      min={LEAST}
      max={MOST}
      value={definition[name]}
      onChange={(size) =>
        onChange({ ...definition, [name]: typeof size === 'number' ? within(size) : definition[name] })
      }
    />
  );
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={definition.stem}
        mediaUrl={mediaUrl}
        onChange={(stem) => onChange({ ...definition, stem })}
      />
      <PictureInput
        label={t().background}
        picture={definition.background ?? null}
        mayBeNone
        onChange={(picture) => {
          if (!picture) return onChange({ ...definition, background: undefined });
          // The sheet takes the shape of what is drawn upon.
          const shrink = Math.min(1, MOST / picture.width, MOST / picture.height);
          onChange({
            ...definition,
            background: picture,
            width: within(picture.width * shrink),
            height: within(picture.height * shrink),
          });
        }}
      />
      <div className={css.row}>
        {field('width')}
        {field('height')}
      </div>
      <RubricInput rubric={definition.rubric} onChange={(rubric) => onChange({ ...definition, rubric })} />
    </div>
  );
}

const within = (size: number) => Math.round(Math.max(LEAST, Math.min(MOST, size)));
