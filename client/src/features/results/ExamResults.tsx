import { Select } from '@mantine/core';
import { readItemAnalysis } from 'shared/contracts/analytics.ts';
import { listResultExams, listResults, type ResultExam } from 'shared/contracts/grading.ts';
import { type ResultReport, readResultReport } from 'shared/contracts/reports.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { dateTime, number } from '../../i18n/format.ts';
import { Stack } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, useGo, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { ExportButtons } from './ExportButtons.tsx';
import { GroupCard } from './GroupCard.tsx';
import { MarkButton } from './MarkButton.tsx';
import { t } from './messages.ts';
import { NotMarked } from './NotMarked.tsx';
import { Overview } from './Overview.tsx';
import { ProofCard } from './ProofCard.tsx';
import { PublishButton } from './PublishButton.tsx';

/** The results of an exam (/results/$examId), or of one of its sessions (/sessions/$sessionId/results). */
export default function ExamResults() {
  const [examId, sessionId] = [usePathParam('examId'), usePathParam('sessionId')];
  const list = useEndpoint(listResultExams);
  return (
    <Loaded from={list} shape="chart">
      {({ exams }) => {
        const exam = exams.find(({ id, sessions }) => id === examId || sessions.some(({ id }) => id === sessionId));
        if (!exam) return <ErrorState error={{ sentence: t().notHere }} />;
        return <Results key={exam.id} exam={exam} session={sessionId || undefined} />;
      }}
    </Loaded>
  );
}

/** The picture first, then classes and schools, then the list, then where it all comes from. */
function Results({ exam, session }: { exam: ResultExam; session: string | undefined }) {
  const examId = exam.id;
  const input = { params: { examId }, query: { session } };
  const report = useEndpoint(readResultReport, input);
  const isMarked = report.data !== undefined;
  const analysis = useEndpoint(readItemAnalysis, input, { enabled: isMarked });
  const results = useEndpoint(listResults, input, { enabled: isMarked });
  return (
    <>
      <PageHead
        title={exam.title}
        needs={report.data ? <Needs report={report.data} /> : null}
        trail={[{ label: t().listTitle, to: '/results' }]}
        actions={
          isMarked ? (
            <>
              {exam.mayPublish ? <PublishButton examId={examId} published={exam.publishedAt !== null} /> : null}
              <ButtonLink to={`/results/${examId}/items`} variant="default">
                {t().items}
              </ButtonLink>
              <ExportButtons input={input} />
            </>
          ) : null
        }
      />
      {exam.sessions.length > 1 ? <SessionChoice exam={exam} chosen={session} /> : null}
      {report.error?.code === 'notMarkedYet' && !report.data ? (
        <NotMarked exam={exam} />
      ) : (
        <Loaded from={report} shape="chart">
          {(value) => (
            <Stack>
              {value.counts.unmarked > 0 ? <MarkButton exam={exam} unmarked={value.counts.unmarked} /> : null}
              <Overview report={value} analysis={analysis} />
              <GroupCard title={t().classes} groups={value.classes} report={value} withSchool />
              {value.schools.length > 1 ? (
                <GroupCard title={t().schools} groups={value.schools} report={value} />
              ) : null}
              <Loaded from={results} shape="table">
                {(list) => <CandidateTable list={list} />}
              </Loaded>
              <ProofCard proof={value.proof} methods={['groups']} />
            </Stack>
          )}
        </Loaded>
      )}
    </>
  );
}

function Needs({ report: { counts, summary, maximum, published } }: { report: ResultReport }) {
  const sat = counts.candidates - counts.absent;
  return (
    <>
      {t().sentence(number(sat), number(counts.candidates), number(summary.mean ?? 0), number(maximum))}
      {published ? (
        <>
          <br />
          {t().publishedBy(published.by, dateTime(published.at), published.reason)}
        </>
      ) : null}
    </>
  );
}

function SessionChoice({ exam, chosen }: { exam: ResultExam; chosen: string | undefined }) {
  const go = useGo();
  return (
    <Select
      label={t().session}
      mb="md"
      maw={420}
      value={chosen ?? ''}
      data={[
        { value: '', label: t().allSessions },
        ...exam.sessions.map(({ id, title, startsAt }) => ({ value: id, label: `${title} · ${dateTime(startsAt)}` })),
      ]}
      allowDeselect={false}
      onChange={(id) => go(id ? `/sessions/${id}/results` : `/results/${exam.id}`)}
    />
  );
}
