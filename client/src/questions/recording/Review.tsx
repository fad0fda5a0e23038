import type { RecordingDefinition, RecordingResponse } from 'shared/questions/recording/recording.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { ReviewProps } from '../editor.ts';
import css from '../files.module.css';
import { HandedInFile } from '../HandedInFile.tsx';
import { RubricView } from '../RubricView.tsx';
import { t } from './messages.ts';

export function RecordingReview({ definition, response }: ReviewProps<RecordingDefinition, RecordingResponse>) {
  return (
    <div className={css.question}>
      <p className={css.rules}>{t().rules(definition.maxSeconds, definition.takes)}</p>
      {response ? (
        <>
          {response.take === undefined ? null : <Pill>{t().take(response.take)}</Pill>}
          <HandedInFile file={response} />
        </>
      ) : null}
      {response === null ? <p className={css.rules}>{t().nothing}</p> : null}
      <RubricView rubric={definition.rubric} />
    </div>
  );
}
