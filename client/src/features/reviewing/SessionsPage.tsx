import { listWatchedSessions } from 'shared/contracts/proctoring.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { dateTime } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { t } from './messages.ts';
import css from './reviewing.module.css';

/** Watched sessions whose evidence the account may review, the latest first. */
export default function SessionsPage() {
  const watched = useEndpoint(listWatchedSessions);
  return (
    <>
      <PageHead title={t().title} needs={t().lead} />
      <Loaded from={watched}>
        {({ sessions }) => {
          if (sessions.length === 0) return <EmptyState title={t().noSessions}>{t().noSessionsHint}</EmptyState>;
          return (
            <Card>
              <ul className={css.rows}>
                {sessions.map((session) => (
                  <li key={session.id} className={css.row}>
                    <div>
                      <strong>{session.exam}</strong>
                      <div className={css.soft}>
                        {session.title} · {dateTime(session.startsAt)} · {t().level(session.level)}
                      </div>
                    </div>
                    <span className={css.needs}>
                      {session.readsExam && (
                        <>
                          <ButtonLink
                            to={`/reviewing/exams/${session.examId}/retention`}
                            variant="subtle"
                            size="compact-md"
                          >
                            {t().retention}
                          </ButtonLink>
                          <ButtonLink
                            to={`/reviewing/exams/${session.examId}/dossier`}
                            variant="subtle"
                            size="compact-md"
                          >
                            {t().dossier}
                          </ButtonLink>
                        </>
                      )}
                      <ButtonLink to={`/reviewing/sessions/${session.id}`} variant="default">
                        {t().open}
                      </ButtonLink>
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
          );
        }}
      </Loaded>
    </>
  );
}
