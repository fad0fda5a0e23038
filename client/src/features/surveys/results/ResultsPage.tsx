import { Button, Select } from '@mantine/core';
import { IconChartBar, IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { exportSurveyResults, readSurveyResults, type SurveyResults } from 'shared/contracts/surveys.ts';
import { download } from '../../../api/call.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { number, timeWithSeconds } from '../../../i18n/format.ts';
import { Stack } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { ButtonLink, usePathParam } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import { sayRefused } from '../../../ui/toasts.tsx';
import css from '../building/Builder.module.css';
import { t } from '../messages.ts';
import { STATE_TONES } from '../state-tones.ts';
import { QuestionResult } from './QuestionResult.tsx';

const LOOK_AGAIN_MS = 10_000;

/** What people answered, question by question, as it comes in. */
export default function ResultsPage() {
  const surveyId = usePathParam('surveyId');
  const [by, setBy] = useState<string | undefined>(undefined);
  const reading = useEndpoint(readSurveyResults, { params: { surveyId }, query: { by } }, { every: LOOK_AGAIN_MS });
  const [isExporting, setExporting] = useState(false);
  const exportExcel = async () => {
    setExporting(true);
    const result = await download(exportSurveyResults, { params: { surveyId } });
    setExporting(false);
    if (!result.ok) sayRefused(result.error);
  };
  return (
    <Loaded from={reading} shape="chart">
      {(results) => (
        <>
          <PageHead
            title={results.form.title.vi || t().untitled}
            trail={[{ label: t().listTitle, to: '/surveys' }]}
            needs={
              <span className={css.state}>
                {t().responses(number(results.n))} · {t().lastChange(timeWithSeconds(reading.dataUpdatedAt))}{' '}
                <Pill tone={STATE_TONES[results.state]}>{t().states[results.state]}</Pill>
              </span>
            }
            actions={
              <>
                <Button
                  leftSection={<IconFileSpreadsheet size={18} aria-hidden="true" />}
                  loading={isExporting}
                  onClick={exportExcel}
                >
                  {t().exportExcel}
                </Button>
                <ButtonLink to={`/surveys/${surveyId}`} variant="default">
                  {t().toForm}
                </ButtonLink>
              </>
            }
          />
          {results.n === 0 ? (
            <EmptyState title={t().noResponses} icon={IconChartBar}>
              {t().noResponsesHint}
            </EmptyState>
          ) : (
            <Stack>
              <DivideBy results={results} by={by} onChange={setBy} />
              {results.form.questions.map((question, at) => (
                <QuestionResult
                  key={question.id}
                  question={question}
                  number={at + 1}
                  results={results}
                  dividing={question.id === by ? null : (by ?? null)}
                />
              ))}
            </Stack>
          )}
        </>
      )}
    </Loaded>
  );
}

interface DivideProps {
  readonly results: SurveyResults;
  readonly by: string | undefined;
  readonly onChange: (by: string | undefined) => void;
}

/** Divides every table by the options of one question; small groups are named, not shown. */
function DivideBy({ results, by, onChange }: DivideProps) {
  const choices = results.form.questions.filter((question) => question.kind === 'choice');
  if (choices.length === 0) return null;
  const dividing = choices.find(({ id }) => id === by);
  const hidden = results.groups
    .filter(({ n, tables }) => tables === null && n > 0)
    .map(({ option }) => dividing?.options.find(({ id }) => id === option)?.text.vi ?? option);
  return (
    <div>
      <Select
        label={t().divideBy}
        maw={480}
        placeholder={t().notDivided}
        clearable
        data={choices.map(({ id, text }) => ({ value: id, label: text.vi }))}
        value={by ?? null}
        onChange={(id) => onChange(id ?? undefined)}
      />
      {hidden.length > 0 ? <p role="status">{t().hiddenGroups(hidden.join(', '), results.smallestGroup)}</p> : null}
    </div>
  );
}
