import { useRef, useState } from 'react';
import { type FileUploadResponse, type FileUploadView, fileProblem } from 'shared/questions/file-upload/file-upload.ts';
import type { FileRef } from 'shared/questions/response.ts';
import { useAnswerFiles } from '../answer-files.ts';
import { FileStandingLine } from '../FileStandingLine.tsx';
import { sizeWords } from '../file-messages.ts';
import css from '../files.module.css';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';

/** Files chosen from this machine. Each is kept here first, and sent as the line allows. */
export function FileUploadPlayer({
  id,
  view,
  response,
  isLocked,
  onAnswer,
}: PlayerProps<FileUploadView, FileUploadResponse>) {
  const { put } = useAnswerFiles();
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const files = response ?? [];
  // Two choices may be taken in at once: each adds to what the other brought.
  const held = useRef(files);
  held.current = files;
  const heard = useRef(onAnswer);
  heard.current = onAnswer;
  const kinds = view.accept.map((extension) => `.${extension}`).join(', ');
  const limit = sizeWords(view.maxBytes);

  async function take(chosen: readonly File[]) {
    setProblem(null);
    for (const file of chosen) {
      const wrong = fileProblem(view, { name: file.name, bytes: file.size });
      if (wrong === 'kind') setProblem(t().kind(file.name, kinds));
      else if (wrong === 'size') setProblem(t().size(file.name, limit));
      else if (wrong === 'empty') setProblem(t().empty(file.name));
      else if (held.current.length >= view.maxFiles) setProblem(t().tooMany(view.maxFiles));
      else {
        const ref = await laid(file);
        if (ref) hold(ref);
      }
    }
  }

  function hold(ref: FileRef) {
    // The same bytes twice are one file.
    held.current = [...held.current.filter(({ sha256 }) => sha256 !== ref.sha256), ref];
    heard.current(held.current);
  }

  async function laid(file: File): Promise<FileRef | null> {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return (
        (await put?.({ name: file.name.slice(0, 200), mime: file.type || 'application/octet-stream', bytes })) ?? null
      );
    } catch {
      // The file was moved, or its disk is gone, since it was chosen.
      setProblem(t().unreadable(file.name));
      return null;
    }
  }

  return (
    <div className={css.question}>
      <p className={css.rules} id={`${id}-rules`}>
        {t().rules(view.maxFiles, kinds, limit)}
      </p>
      {!isLocked && put !== null ? (
        <label
          className={css.choose}
          data-over={isOver}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void take([...event.dataTransfer.files]);
          }}
        >
          <input
            type="file"
            className={css.chooseInput}
            multiple={view.maxFiles > 1}
            accept={view.accept.map((extension) => `.${extension}`).join(',') || undefined}
            aria-describedby={`${id}-rules`}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              // The same file may be chosen again after it was mended.
              event.currentTarget.value = '';
              void take(chosen);
            }}
          />
          <span className={css.chooseName}>{t().choose}</span>
        </label>
      ) : null}
      {put === null ? <p className={css.rules}>{t().preview}</p> : null}
      {problem !== null ? (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {files.length > 0 ? (
        <ul className={css.files}>
          {files.map((file) => (
            <li key={file.sha256} className={css.file}>
              <span className={css.fileName}>{file.name}</span>
              <span className={css.size}>{sizeWords(file.bytes)}</span>
              <FileStandingLine sha256={file.sha256} />
              {!isLocked ? (
                <button
                  type="button"
                  className={css.button}
                  aria-label={t().remove(file.name)}
                  onClick={() => {
                    const left = files.filter(({ sha256 }) => sha256 !== file.sha256);
                    onAnswer(left.length === 0 ? null : left);
                  }}
                >
                  {t().removeShort}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
