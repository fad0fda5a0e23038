import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  readSecureBrowserSettings,
  SecureBrowserSettings,
  saveSecureBrowserSettings,
} from 'shared/contracts/securebrowser.ts';
import { readExam } from 'shared/contracts/sessions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { ClientFields } from './ClientFields.tsx';
import { t } from './messages.ts';
import { OwnFile } from './OwnFile.tsx';
import { PasswordFields } from './PasswordFields.tsx';
import { ProfileFields } from './ProfileFields.tsx';
import { Profiles } from './Profiles.tsx';
import css from './secure-browser.module.css';

/** How Safe Exam Browser is set up for one exam. */
export function SettingsPage() {
  const examId = usePathParam('examId');
  const exam = useEndpoint(readExam, { params: { examId } });
  const reading = useEndpoint(readSecureBrowserSettings, { params: { examId } });
  const trail = [
    { label: t().exams, to: '/exams' },
    ...(exam.data ? [{ label: exam.data.title, to: `/exams/${examId}` }] : []),
  ];
  return (
    <>
      <PageHead title={t().title} trail={trail} needs={t().needs} />
      <Loaded from={reading}>{(settings) => <Settings examId={examId} settings={settings} />}</Loaded>
    </>
  );
}

function Settings({ examId, settings }: { examId: string; settings: SecureBrowserSettings }) {
  const [draft, setDraft] = useState(settings);
  const saving = useAct(saveSecureBrowserSettings, {
    stales: [readSecureBrowserSettings],
    onDone: (kept) => {
      setDraft(kept);
      sayDone(t().saved);
    },
  });
  const wrong = new Set(SecureBrowserSettings.safeParse(draft).error?.issues.map(({ path }) => String(path[0])));
  const change = (some: Partial<SecureBrowserSettings>) => setDraft({ ...draft, ...some });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.size === 0) saving.mutate({ params: { examId }, body: draft });
      }}
    >
      <Stack>
        <Card title={t().passwords}>
          <PasswordFields draft={draft} wrong={wrong} onChange={change} />
        </Card>
        <Card title={t().profile.title}>
          <Profiles examId={examId} profile={draft.profile} onChosen={(profile) => change({ profile })} />
          <ProfileFields
            profile={draft.profile}
            isWrong={wrong.has('profile')}
            onChange={(profile) => change({ profile })}
          />
        </Card>
        <Card title={t().clients}>
          <ClientFields examId={examId} draft={draft} wrong={wrong} onChange={change} />
        </Card>
        <Card title={t().own.title}>
          <OwnFile examId={examId} onTaken={({ profile }) => change({ profile })} />
        </Card>
        {saving.error ? <ErrorState error={saving.error} /> : null}
        <div className={css.acts}>
          <Button type="submit" loading={saving.isPending} disabled={wrong.size > 0}>
            {t().save}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
