import { useEffect, useState } from 'react';
import type { FileRef } from 'shared/questions/response.ts';
import { deafenWhilePlaying } from '../../ui/deafening.ts';
import { useAnswerFiles } from '../answer-files.ts';
import css from '../files.module.css';
import { t } from './messages.ts';

/** The candidate's own take, to be listened to where this machine has it. */
export function OwnRecording({ file }: { readonly file: FileRef }) {
  const bytes = useAnswerFiles().bytesOf(file.sha256);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes) return;
    const made = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [bytes, file.mime]);
  if (!bytes) return <span className={css.fileName}>{t().elsewhere}</span>;
  if (url === null) return null;
  // biome-ignore lint/a11y/useMediaCaption: the candidate's own voice
  return <audio ref={deafenWhilePlaying} className={css.audio} controls src={url} aria-label={t().listen} />;
}
