import { Button, Select } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { listUnits } from 'shared/contracts/people.ts';
import {
  type ClassListRow,
  importClassList,
  listExams,
  previewClassList,
  readExam,
  readSession,
} from 'shared/contracts/sessions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { isoDate } from './Candidates.tsx';
import { t } from './messages.ts';
import css from './sessions.module.css';

/** Brings candidates in from an Excel class list: first shown row by row, then taken. */
export function ClassListImport({ sessionId }: { sessionId: string }) {
  const params = { sessionId };
  const [file, setFile] = useState<File | null>(null);
  const preview = useAct(previewClassList);
  const taking = useAct(importClassList, {
    stales: [readSession, readExam, listExams],
    onDone({ added }) {
      sayDone(t().added(number(added)));
      setFile(null);
      preview.reset();
    },
  });
  const [school, setSchool] = useState<string | null>(null);
  const fields: Record<string, string> = school ? { school } : {};
  const look = (chosen: File, inSchool: string | null) => {
    setFile(chosen);
    setSchool(inSchool);
    taking.reset();
    preview.mutate({ params, file: chosen, fields: inSchool ? { school: inSchool } : {} });
  };
  const again = () => {
    setFile(null);
    setSchool(null);
    preview.reset();
    taking.reset();
  };
  return (
    <Card title={t().importTitle}>
      {file && preview.data ? (
        <Preview
          fileName={file.name}
          rows={preview.data.rows}
          school={school}
          onSchool={(chosen) => look(file, chosen)}
          error={taking.error}
          isTaking={taking.isPending}
          onTake={(hasProblems) =>
            taking.mutate({ params, file, fields: hasProblems ? { ...fields, skip: 'yes' } : fields })
          }
          onAgain={again}
        />
      ) : preview.isPending ? (
        <ProgressLine label={t().reading} done={0} onCancel={again} />
      ) : (
        <>
          <Dropzone
            onDrop={([chosen]) => chosen && look(chosen, null)}
            multiple={false}
            maxSize={5 * 1024 * 1024}
            onReject={([rejected]) => rejected && look(rejected.file, null)}
          >
            <div className={css.drop}>
              <IconFileSpreadsheet size={36} aria-hidden="true" />
              <span>{t().drop}</span>
              <small>{t().dropHint}</small>
            </div>
          </Dropzone>
          {preview.error ? (
            <div style={{ marginTop: 16 }}>
              <ErrorState error={preview.error} />
            </div>
          ) : null}
        </>
      )}
    </Card>
  );
}

function Preview({
  fileName,
  rows,
  school,
  onSchool,
  error,
  isTaking,
  onTake,
  onAgain,
}: {
  fileName: string;
  rows: readonly ClassListRow[];
  school: string | null;
  onSchool: (schoolId: string) => void;
  error: { readonly sentence: string } | null;
  isTaking: boolean;
  onTake: (hasProblems: boolean) => void;
  onAgain: () => void;
}) {
  const bad = rows.filter(({ problems }) => problems.length > 0).length;
  const known = rows.filter(({ problems, remarks }) => problems.length === 0 && remarks.includes('alreadyIn')).length;
  const good = rows.length - bad - known;
  return (
    <div className={css.form}>
      <div className={css.bar}>
        <strong>{t().previewTitle(fileName, number(rows.length))}</strong>
        <Pill tone="good">{t().previewGood(number(good))}</Pill>
        {bad > 0 ? <Pill tone="danger">{t().previewBad(number(bad))}</Pill> : null}
        {known > 0 ? <Pill>{t().previewIn(number(known))}</Pill> : null}
      </div>
      {school || rows.some((row) => row.school === '' && row.problems.includes('schoolUnknown')) ? (
        <SchoolChoice chosen={school} onChoose={onSchool} />
      ) : null}
      <DataTable
        name="class-list"
        rows={[...rows].sort((one, other) => other.problems.length - one.problems.length)}
        columns={previewColumns()}
        rowId={({ line }) => String(line)}
        pageSize={15}
      />
      {error ? <ErrorState error={error} /> : null}
      <div className={css.bar}>
        <Button loading={isTaking} disabled={good === 0} onClick={() => onTake(bad > 0)}>
          {bad > 0 ? t().takeSkipping(number(good), number(bad)) : t().take(number(good))}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t().another}
        </Button>
      </div>
    </div>
  );
}

/** The school of rows that name none: asked for only where the exam is held above schools. */
function SchoolChoice({ chosen, onChoose }: { chosen: string | null; onChoose: (schoolId: string) => void }) {
  const units = useEndpoint(listUnits);
  const schools = (units.data?.units ?? []).filter(({ kind }) => kind === 'school');
  return (
    <Select
      label={t().schoolOfList}
      placeholder={t().schoolPlaceholder}
      data={schools.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={(id) => id && onChoose(id)}
      searchable
    />
  );
}

function previewColumns(): Column<ClassListRow>[] {
  return [
    { id: 'line', header: t().line, value: ({ line }) => line },
    { id: 'name', header: t().name, value: ({ name }) => name },
    { id: 'number', header: t().personalNumber, value: ({ personalNumber }) => personalNumber },
    {
      id: 'birthDate',
      header: t().birthDate,
      value: ({ birthDate }) => birthDate,
      cell: ({ birthDate }) => isoDate(birthDate),
    },
    { id: 'sex', header: t().sex, value: ({ sex }) => (sex ? t().sexes[sex] : null) },
    { id: 'class', header: t().className, value: ({ className }) => className },
    { id: 'school', header: t().school, value: ({ school }) => school, hidden: true },
    {
      id: 'remark',
      header: t().remark,
      value: ({ problems, remarks }) =>
        [...problems.map((one) => t().rowProblems[one]), ...remarks.map((one) => t().rowRemarks[one])].join('; ') ||
        null,
      cell: ({ problems, remarks }) => (
        <span className={css.notes}>
          {problems.map((one) => (
            <Pill key={one} tone="danger">
              {t().rowProblems[one]}
            </Pill>
          ))}
          {remarks.map((one) => (
            <Pill key={one} tone={one === 'alreadyIn' || one === 'classNew' ? 'plain' : 'attention'}>
              {t().rowRemarks[one]}
            </Pill>
          ))}
        </span>
      ),
    },
  ];
}
