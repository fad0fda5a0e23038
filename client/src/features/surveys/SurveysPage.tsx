import { IconClipboardText } from '@tabler/icons-react';
import { listSurveys, type SurveyCard } from 'shared/contracts/surveys.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { date, number } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { TextLink, useGo } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { MakeSurvey } from './MakeSurvey.tsx';
import { t } from './messages.ts';
import { STATE_TONES } from './state-tones.ts';

export default function SurveysPage() {
  const reading = useEndpoint(listSurveys);
  const go = useGo();
  const open = reading.data?.surveys.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <>
      <PageHead
        title={t().listTitle}
        needs={reading.data ? t().listNeeds(number(open)) : undefined}
        actions={<MakeSurvey />}
      />
      <Loaded from={reading} shape="table">
        {({ surveys }) => (
          <DataTable
            name="surveys"
            rows={surveys}
            columns={columns()}
            rowId={({ id }) => id}
            initialSort={{ id: 'madeAt', descending: true }}
            onRowClick={(survey) => go(addressOf(survey))}
            empty={
              <EmptyState title={t().emptyTitle} icon={IconClipboardText} action={<MakeSurvey />}>
                {t().empty}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}

/** A draft is written, anything else is read. */
function addressOf({ id, state }: SurveyCard): string {
  return state === 'draft' ? `/surveys/${id}` : `/surveys/${id}/results`;
}

function columns(): Column<SurveyCard>[] {
  const name = t().columns;
  return [
    {
      id: 'title',
      header: name.title,
      value: ({ title }) => title || t().untitled,
      cell: (survey) => <TextLink to={addressOf(survey)}>{survey.title || t().untitled}</TextLink>,
    },
    {
      id: 'state',
      header: name.state,
      value: ({ state }) => t().states[state],
      cell: ({ state }) => <Pill tone={STATE_TONES[state]}>{t().states[state]}</Pill>,
    },
    { id: 'responses', header: name.responses, value: ({ responses }) => responses },
    { id: 'questions', header: name.questions, value: ({ questions }) => questions },
    { id: 'unit', header: name.unit, value: ({ unit }) => unit.name },
    { id: 'madeAt', header: name.madeAt, value: ({ madeAt }) => madeAt, cell: ({ madeAt }) => date(madeAt) },
  ];
}
