import { Button } from '@mantine/core';
import { useState } from 'react';
import { closeSurvey, listSurveys, readSurvey, type Survey } from 'shared/contracts/surveys.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { StatTile, StatTiles } from '../../ui/StatTile.tsx';
import { sayRefused } from '../../ui/toasts.tsx';
import css from './building/Builder.module.css';
import { Builder } from './building/Builder.tsx';
import { PhonePreview } from './building/PhonePreview.tsx';
import { useMakeSurvey } from './MakeSurvey.tsx';
import { t } from './messages.ts';
import { SharePanel } from './SharePanel.tsx';
import { STATE_TONES } from './state-tones.ts';

/** One survey: written while it is a draft, shared once it is open. */
export default function SurveyPage() {
  const surveyId = usePathParam('surveyId');
  const reading = useEndpoint(readSurvey, { params: { surveyId } });
  return (
    <Loaded from={reading} shape="text">
      {(survey) => (survey.state === 'draft' ? <Draft key={survey.id} survey={survey} /> : <Shared survey={survey} />)}
    </Loaded>
  );
}

/** The draft as it was first read: what the server says later of its form is what this page itself saved. */
function Draft({ survey }: { survey: Survey }) {
  const [first] = useState(survey);
  return <Builder survey={first} />;
}

function Shared({ survey }: { survey: Survey }) {
  const { form, state } = survey;
  const closing = useAct(closeSurvey, { stales: [readSurvey, listSurveys], onRefused: sayRefused });
  const make = useMakeSurvey();
  return (
    <>
      <PageHead
        title={form.title.vi}
        trail={[{ label: t().listTitle, to: '/surveys' }]}
        needs={
          <span className={css.state}>
            {state === 'open' ? t().opened : t().closed} <Pill tone={STATE_TONES[state]}>{t().states[state]}</Pill>
          </span>
        }
        actions={
          <>
            <ButtonLink to={`/surveys/${survey.id}/results`}>{t().results}</ButtonLink>
            {state === 'open' ? (
              <Button
                variant="default"
                loading={closing.isPending}
                onClick={() => closing.mutate({ params: { surveyId: survey.id }, body: {} })}
              >
                {t().close}
              </Button>
            ) : null}
            <Button
              variant="default"
              loading={make.isPending}
              onClick={() =>
                make.begin({ ...form, title: { ...form.title, vi: t().copyOf(form.title.vi) } }, survey.unit.id)
              }
            >
              {t().makeCopy}
            </Button>
          </>
        }
      />
      <div className={css.columns}>
        <Stack>
          <StatTiles>
            <StatTile label={t().responsesNow} value={number(survey.responses)} />
            <StatTile label={t().columns.questions} value={number(form.questions.length)} />
          </StatTiles>
          {survey.shareLink && state === 'open' ? <SharePanel link={survey.shareLink} title={form.title.vi} /> : null}
        </Stack>
        <PhonePreview form={form} by={survey.unit.name} />
      </div>
    </>
  );
}
