import type { FileUploadDefinition, FileUploadResponse } from 'shared/questions/file-upload/file-upload.ts';
import type { ReviewProps } from '../editor.ts';
import { t as fileWords, sizeWords } from '../file-messages.ts';
import css from '../files.module.css';
import { HandedInFile } from '../HandedInFile.tsx';
import { RubricView } from '../RubricView.tsx';
import { t } from './messages.ts';

export function FileUploadReview({ definition, response }: ReviewProps<FileUploadDefinition, FileUploadResponse>) {
  const { accept, maxFiles, maxBytes, rubric } = definition;
  const kinds = accept.map((extension) => `.${extension}`).join(', ');
  return (
    <div className={css.question}>
      <p className={css.rules}>{t().rules(maxFiles, kinds, sizeWords(maxBytes))}</p>
      {response?.map((file) => (
        <HandedInFile key={file.sha256} file={file} />
      ))}
      {response === null ? <p className={css.rules}>{fileWords().noFiles}</p> : null}
      <RubricView rubric={rubric} />
    </div>
  );
}
