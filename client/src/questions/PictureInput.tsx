import { Button, FileButton, Textarea } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Picture } from 'shared/questions/picture/picture.ts';
import css from './Editor.module.css';
import { t } from './kind-editor-messages.ts';
import { useMediaDoor } from './media-door.ts';

interface Props {
  readonly label: string;
  readonly picture: Picture | null;
  readonly onChange: (picture: Picture | null) => void;
  /** Whether the question can do without one. */
  readonly mayBeNone?: boolean;
}

/** The picture of a question and its words. The one before stays until the next has arrived. */
export function PictureInput({ label, picture, onChange, mayBeNone = false }: Props) {
  const upload = useMediaDoor();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function choose(file: File | null) {
    if (!file || !upload) return;
    setBusy(true);
    setProblem(null);
    const done = await upload(file);
    setBusy(false);
    if (!done.ok) return setProblem(done.sentence);
    const { media, width, height } = done;
    if (width === null || height === null) return setProblem(t().notPicture);
    onChange({ media, alt: picture?.alt ?? '', width: Math.min(width, 5_000), height: Math.min(height, 5_000) });
  }

  return (
    <div className={css.stack}>
      <span className={css.side}>
        <strong>{label}</strong>
        <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={isBusy}
              disabled={upload === null}
              leftSection={<IconPhoto size={18} aria-hidden="true" />}
            >
              {picture ? t().changePicture : t().choosePicture}
            </Button>
          )}
        </FileButton>
        {picture && mayBeNone ? (
          <Button variant="subtle" color="gray" onClick={() => onChange(null)}>
            {t().removePicture}
          </Button>
        ) : null}
      </span>
      {upload === null ? <p className={css.hint}>{t().cannotUpload}</p> : null}
      {problem !== null ? (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      ) : null}
      {picture ? (
        <Textarea
          label={t().alt}
          description={t().altHint}
          autosize
          minRows={1}
          maxLength={1_000}
          error={picture.alt.trim() === ''}
          value={picture.alt}
          onChange={(event) => onChange({ ...picture, alt: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
}
