import type { AppealRow } from 'shared/contracts/appeals.ts';
import { dateTime } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import { Card } from '../../../ui/Card.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import css from '../decisions/decisions.module.css';
import { t as decided } from '../decisions/messages.ts';
import { AnswerForm } from './AnswerForm.tsx';
import own from './appeals.module.css';
import { FileButton } from './FileButton.tsx';
import { t } from './messages.ts';

/** One appeal: what was seen and decided, what the candidate says, and the answer or the form for it. */
export function AppealCard({ appeal }: { appeal: AppealRow }) {
  const { candidate, decided: decision, because, answer } = appeal;
  return (
    <Card
      title={`${candidate.name} · ${candidate.number} · ${candidate.room}`}
      actions={
        <Pill tone={answer ? (answer.outcome === 'lifted' ? 'good' : 'plain') : 'attention'}>
          {answer ? t().ended[answer.outcome] : t().waits}
        </Pill>
      }
    >
      <div className={own.appeal}>
        <p className={css.soft}>{t().decidedBy(decision.by, dateTime(decision.at))}</p>
        <p>{because[language()]}</p>
        <p>
          <strong>{decided().decisionNames[decision.decision]}</strong>. {decision.reason}
        </p>
        <TextLink to={`/reviewing/${appeal.attemptId}`}>{t().evidence}</TextLink>
        <blockquote className={css.opinion}>
          <p className={css.soft}>{t().says(dateTime(appeal.at))}</p>
          <p className={own.words}>{appeal.text}</p>
          {appeal.fileName !== null && <FileButton appealId={appeal.id} name={appeal.fileName} />}
        </blockquote>
        {answer && (
          <blockquote className={css.opinion}>
            <p className={css.soft}>{t().answeredBy(answer.by, dateTime(answer.at))}</p>
            <p className={own.words}>{answer.reason}</p>
          </blockquote>
        )}
        {appeal.mayAnswer && <AnswerForm appealId={appeal.id} />}
        {!answer && appeal.barred && <p role="status">{t().notByYou[appeal.barred]}</p>}
      </div>
    </Card>
  );
}
