import { Autocomplete } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useRef, useState } from 'react';
import {
  type ImportHead,
  listImports,
  QUESTION_FILE_BYTES,
  QUESTION_FILE_ENDINGS,
  uploadQuestions,
} from 'shared/contracts/bank.ts';
import { listQuestions } from 'shared/contracts/bank-questions.ts';
import { SUBJECT_NAMES } from 'shared/curriculum/outline.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
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
  const stopping = useRef<AbortController | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const upload = useAct(uploadQuestions, {
    stales: [listImports, listQuestions],
    onDone: ({ id }) => go(`/bank/imports/${id}`),
    onRefused: () => setReading(null),
  });
  const canUpload = unit !== null && subject.trim() !== '' && reading === null;
  const send = (file: File) => {
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
    setReading(file.name);
    upload.mutate({ query: { unitId: unit.id, subject: subject.trim() }, file, signal: controller.signal });
  };
  const wasStopped = stopping.current?.signal.aborted ?? false;
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
                label={t().reading(reading)}
                done={0}
                onCancel={() => {
                  stopping.current?.abort();
                  setReading(null);
                }}
              />
            ) : (
              <FileDrop isReady={canUpload} onFile={send} />
            )}
            {refused ? <ErrorState error={{ sentence: refused }} /> : null}
            {upload.error && !wasStopped && !reading ? <ErrorState error={upload.error} /> : null}
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
