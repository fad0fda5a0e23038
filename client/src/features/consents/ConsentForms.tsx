import type { listConsents } from 'shared/contracts/consents.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import css from './consents.module.css';
import { t } from './messages.ts';

type Consents = ReplyOf<typeof listConsents>;

const FULL_LEVEL = 3;

/** The school's forms, one for each family that must be asked: seen on paper only. */
export function ConsentForms({
  session,
  version,
  candidates,
}: {
  session: Consents['session'];
  version: string;
  candidates: Consents['candidates'];
}) {
  return (
    <div className={css.onPaper} aria-hidden="true">
      {candidates
        .filter(({ needsFamily }) => needsFamily)
        .map(({ candidateId, name, number }) => (
          <section key={candidateId} className={css.sheet}>
            <p className={css.sheetTitle}>{t().sheetTitle}</p>
            <p>{t().sheetTo(name, number)}</p>
            <p>{t().sheetExam(session.examTitle, session.title)}</p>
            {t().sheetBody.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {session.level >= FULL_LEVEL ? <p>{t().sheetFull}</p> : null}
            {session.listens ? <p>{t().sheetListens}</p> : null}
            <p>{t().sheetRights}</p>
            <p className={css.sheetAnswer}>{t().sheetAnswer}</p>
            {session.listens ? <p className={css.sheetAnswer}>{t().sheetListensAnswer}</p> : null}
            <p>{t().sheetSign}</p>
            <p className={css.sheetVersion}>{t().sheetVersion(version)}</p>
          </section>
        ))}
    </div>
  );
}
