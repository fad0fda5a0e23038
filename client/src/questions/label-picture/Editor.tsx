import type { LabelPictureDefinition } from 'shared/questions/label-picture/label-picture.ts';
import { opaqueId } from 'shared/questions/part-id.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { t as kindWords } from '../kind-editor-messages.ts';
import { PictureInput } from '../PictureInput.tsx';
import { ShapesInput } from '../picture/ShapesInput.tsx';
import { PlacesKey } from '../placing/PlacesKey.tsx';
import { TokensInput } from '../placing/TokensInput.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { PlacingScoringInput } from '../ScoringInput.tsx';

export function LabelPictureEditor({ definition, mediaUrl, onChange }: EditorProps<LabelPictureDefinition>) {
  const { stem, picture, spots, labels, key, scoring } = definition;
  const ids = spots.map(({ id }) => id);
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
          make={(shape) => ({ ...shape, id: opaqueId(`spot ${spots.length}`, ids) })}
          onChange={(next) => onChange({ ...definition, spots: next })}
        />
      ) : null}
      <TokensInput tokens={labels} mediaUrl={mediaUrl} onChange={(next) => onChange({ ...definition, labels: next })} />
      <PlacesKey
        places={ids}
        tokens={labels}
        itsKey={key}
        onChange={(next) => onChange({ ...definition, key: next })}
      />
      <PlacingScoringInput scoring={scoring} onChange={(next) => onChange({ ...definition, scoring: next })} />
    </div>
  );
}
