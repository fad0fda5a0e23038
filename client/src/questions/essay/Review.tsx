import { type EssayDefinition, type EssayResponse, filesOf, textOf } from 'shared/questions/essay/essay.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { HandedInFile } from '../HandedInFile.tsx';
import { understood } from '../markup.ts';
import { RubricView } from '../RubricView.tsx';
import { t } from './messages.ts';
import css from './Review.module.css';

/** What it is marked by; beside it what a candidate wrote, as it was meant to look. */
export function EssayReview({ definition, mediaUrl, response }: ReviewProps<EssayDefinition, EssayResponse>) {
  const { rubric, format } = definition;
  const text = textOf(response ?? null);
  return (
    <div className={css.essay}>
      <span>
        <Pill>{t().byPerson}</Pill>
      </span>
      {rubric.length === 0 ? <p className={css.note}>{t().noRubric}</p> : null}
      <RubricView rubric={rubric} />
      {response === undefined ? null : (
        <section className={css.wrote} aria-label={t().wrote}>
          <h4>{t().wrote}</h4>
          {text.trim() === '' ? <p className={css.note}>{t().nothing}</p> : null}
          {format === 'rich' ? (
            <RichText content={understood({ text, kept: [] })} mediaUrl={mediaUrl} />
          ) : (
            <div className={css.plain}>{text}</div>
          )}
          {filesOf(response).map((file) => (
            <HandedInFile key={file.sha256} file={file} />
          ))}
        </section>
      )}
    </div>
  );
}
