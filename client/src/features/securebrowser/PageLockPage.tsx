import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { type PageLockSettings, readPageLockSettings, savePageLockSettings } from 'shared/contracts/page-lock.ts';
import { readExam } from 'shared/contracts/sessions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

/** How the page itself holds an exam that is taken in fullscreen. */
export function PageLockPage() {
  const examId = usePathParam('examId');
  const exam = useEndpoint(readExam, { params: { examId } });
  const reading = useEndpoint(readPageLockSettings, { params: { examId } });
  const trail = [
    { label: t().exams, to: '/exams' },
    ...(exam.data ? [{ label: exam.data.title, to: `/exams/${examId}` }] : []),
  ];
  return (
    <>
      <PageHead title={t().pageLock.title} trail={trail} needs={t().pageLock.needs} />
      <Loaded from={reading}>{(settings) => <Fields examId={examId} settings={settings} />}</Loaded>
    </>
  );
}

const NAMES = ['watermark', 'locksKeyboard', 'asksScreen'] as const;

function Fields({ examId, settings }: { examId: string; settings: PageLockSettings }) {
  const [draft, setDraft] = useState(settings);
  const words = t().pageLock;
  const saving = useAct(savePageLockSettings, {
    stales: [readPageLockSettings],
    onDone: () => sayDone(words.saved),
  });
  return (
    <Card>
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate({ params: { examId }, body: draft });
        }}
      >
        <p className={css.note}>{words.always}</p>
        {NAMES.map((name) => (
          <Switch
            key={name}
            label={words.names[name]}
            description={words.hints[name]}
            checked={draft[name]}
            onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.checked })}
          />
        ))}
        {saving.error ? <ErrorState error={saving.error} /> : null}
        <div>
          <Button type="submit" loading={saving.isPending}>
            {t().save}
          </Button>
        </div>
      </form>
    </Card>
  );
}
