import { Autocomplete } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  type ImportHead,
  listImports,
  QUESTION_FILE_BYTES,
  QUESTION_FILE_ENDINGS,
  type UploadStep,
  uploadQuestions,
} from 'shared/contracts/bank.ts';
import { listQuestions } from 'shared/contracts/bank-questions.ts';
import type { ToldStep } from 'shared/contracts/told-reply.ts';
import { SUBJECT_NAMES } from 'shared/curriculum/outline.ts';
import { follow } from '../../api/follow.ts';
import { readAgain, useEndpoint } from '../../api/use-endpoint.ts';
import { dateTime } from '../../i18n/format.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { TextLink, useGo } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import css from './authoring.module.css';
import { FileDrop } from './FileDrop.tsx';
import { t } from './messages.ts';
import { useUnit } from './use-unit.ts';

/** Drop a question file: it is read into a draft, and the teacher goes on to look at it. */
export function UploadPage() {
  const unit = useUnit();
  const go = useGo();
  const [subject, setSubject] = useLocalStorage({ key: 'khaothi.bank.subject', defaultValue: '' });
  const [refused, setRefused] = useState<string | null>(null);
  const queries = useQueryClient();
  const stopping = useRef<AbortController | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [step, setStep] = useState<ToldStep | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const canUpload = unit !== null && subject.trim() !== '' && reading === null;
  const send = async (file: File) => {
    setRefused(null);
    const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
    const isKnown = QUESTION_FILE_ENDINGS.some((known) => known === ending);
    if (!isKnown || file.size > QUESTION_FILE_BYTES) {
      setRefused(t().dropRefused(QUESTION_FILE_ENDINGS.map((known) => `.${known}`).join(', ')));
      return;
    }
    if (!unit) return;
    const controller = new AbortController();
    stopping.current = controller;
    const { signal } = controller;
    setStep(null);
    setReading(file.name);
    const asked = { query: { unitId: unit.id, subject: subject.trim() }, file, signal };
    const result = await follow(uploadQuestions, asked, (told) => signal.aborted || setStep(told));
    if (signal.aborted) {
      // It may have been whole on the server before it was stopped.
      await readAgain(queries, listImports);
      return;
    }
    if (result.ok) {
      await Promise.all([readAgain(queries, listImports), readAgain(queries, listQuestions)]);
      go(`/bank/imports/${result.value.id}`);
    } else {
      setReading(null);
      setRefused(result.error.sentence);
    }
  };
  return (
    <>
      <PageHead title={t().importTitle} needs={t().importNeeds} trail={[{ label: t().bank, to: '/bank' }]} />
      <Stack>
        <Card>
          <div className={css.upload}>
            <Autocomplete
              label={t().subject}
              data={[...SUBJECT_NAMES]}
              value={subject}
              onChange={setSubject}
              maw={360}
              size="md"
              maxLength={100}
            />
            {reading ? (
              <ProgressLine
                {...shown(reading, step)}
                onCancel={() => {
                  stopping.current?.abort();
                  setReading(null);
                }}
              />
            ) : (
              <FileDrop isReady={canUpload} onFile={(file) => void send(file)} />
            )}
            {refused ? <ErrorState error={{ sentence: refused }} /> : null}
          </div>
        </Card>
        {unit ? <RecentImports unitId={unit.id} /> : null}
        <Card title={t().howTitle}>
          <ul className={css.how}>
            {t().how.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Card>
      </Stack>
    </>
  );
}

/** What is being done with the file and how far it is: bytes sent, questions read, pictures drawn, drafts kept. */
function shown(file: string, step: ToldStep | null) {
  const { uploading } = t();
  // All is sent, and the server has yet to say how many questions it finds.
  if (!step || (step.step === 'sending' && step.done >= step.total)) return { label: uploading.opening(file), done: 0 };
  if (step.step === 'sending')
    return { label: uploading.sending(file), done: Math.round(step.done / KB), total: Math.round(step.total / KB) };
  return { label: uploading.steps[step.step as UploadStep](file), done: step.done, total: step.total };
}

const KB = 1024;

const TONES: Readonly<Record<ImportHead['state'], Tone>> = {
  draft: 'attention',
  saved: 'good',
  discarded: 'plain',
  undone: 'plain',
};

function RecentImports({ unitId }: { unitId: string }) {
  const recent = useEndpoint(listImports, { query: { unitId } });
  return (
    <Loaded from={recent} shape="table">
      {({ imports }) =>
        imports.length === 0 ? null : (
          <Card title={t().recent}>
            <DataTable
              name="bank-imports"
              plain
              rows={imports}
              rowId={(row) => row.id}
              columns={[
                {
                  id: 'fileName',
                  header: t().fileName,
                  value: (row) => row.fileName,
                  cell: (row) => (
                    <TextLink to="/bank/imports/$importId" params={{ importId: row.id }}>
                      {row.fileName}
                    </TextLink>
                  ),
                },
                { id: 'subject', header: t().subject, value: (row) => row.subject },
                {
                  id: 'createdAt',
                  header: t().createdAt,
                  value: (row) => row.createdAt,
                  cell: (row) => dateTime(row.createdAt),
                },
                { id: 'questions', header: t().questions, value: (row) => row.questions },
                { id: 'problems', header: t().problems, value: (row) => row.withProblems },
                {
                  id: 'state',
                  header: t().state,
                  value: (row) => t().states[row.state],
                  cell: (row) => <Pill tone={TONES[row.state]}>{t().states[row.state]}</Pill>,
                },
              ]}
            />
          </Card>
        )
      }
    </Loaded>
  );
}
