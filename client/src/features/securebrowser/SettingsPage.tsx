import { Button, MultiSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  downloadExamConfiguration,
  readSecureBrowserSettings,
  SecureBrowserSettings,
  saveSecureBrowserSettings,
} from 'shared/contracts/securebrowser.ts';
import { readExam } from 'shared/contracts/sessions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { makePassword } from './make-password.ts';
import { t } from './messages.ts';
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
  const [keys, setKeys] = useState(settings.browserExamKeys.join('\n'));
  const saving = useAct(saveSecureBrowserSettings, {
    stales: [readSecureBrowserSettings],
    onDone: () => sayDone(t().saved),
  });
  const wrong = new Set(SecureBrowserSettings.safeParse(draft).error?.issues.map(({ path }) => path[0]));
  const names: Readonly<Record<string, string>> = t().versionNames;
  const known = [...new Set([...Object.keys(names), ...draft.allowedVersions])];
  const password = (field: 'settingsPassword' | 'quitPassword', hint: string) => (
    <div className={css.password}>
      <TextInput
        className={css.grow}
        label={t()[field]}
        description={hint}
        error={wrong.has(field) ? t().passwordRule : null}
        value={draft[field] ?? ''}
        onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value || null })}
        autoComplete="off"
        spellCheck={false}
      />
      <Button variant="default" onClick={() => setDraft({ ...draft, [field]: makePassword(unguessable) })}>
        {t().make}
      </Button>
    </div>
  );
  return (
    <Card title={t().passwords}>
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong.size === 0) saving.mutate({ params: { examId }, body: draft });
        }}
      >
        {password('settingsPassword', t().settingsPasswordHint)}
        {password('quitPassword', t().quitPasswordHint)}
        <MultiSelect
          label={t().versions}
          description={t().versionsHint}
          data={known.map((version) => ({ value: version, label: names[version] ?? version }))}
          value={draft.allowedVersions}
          onChange={(allowedVersions) => setDraft({ ...draft, allowedVersions })}
        />
        <Textarea
          label={t().programs}
          description={t().programsHint}
          error={wrong.has('browserExamKeys') ? t().programsRule : null}
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          value={keys}
          onChange={(event) => {
            setKeys(event.currentTarget.value);
            setDraft({ ...draft, browserExamKeys: event.currentTarget.value.split(/\s+/).filter(Boolean) });
          }}
        />
        <p className={css.note}>
          {t().programsFile}{' '}
          <a href={downloadExamConfiguration.path.replace(':examId', examId)} download="khao-thi.seb">
            {t().programsDownload}
          </a>
        </p>
        <Switch
          label={t().steered}
          description={t().steeredHint}
          checked={draft.steered}
          onChange={(event) => setDraft({ ...draft, steered: event.currentTarget.checked })}
        />
        {saving.error ? <ErrorState error={saving.error} /> : null}
        <div>
          <Button type="submit" loading={saving.isPending} disabled={wrong.size > 0}>
            {t().save}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const unguessable = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
