import { IconAlertTriangle } from '@tabler/icons-react';
import type { QuestionLife } from 'shared/contracts/bank-life.ts';
import { date, number, percent } from '../../../i18n/format.ts';
import { Card } from '../../../ui/Card.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { t as bankWords } from '../bank/messages.ts';
import { t } from './messages.ts';
import css from './question.module.css';

/** Which exams used which version, and how it did there. */
export function Uses({ life }: { life: QuestionLife }) {
  const doubts = [...new Set(life.uses.flatMap(({ doubt }) => doubt ?? []))];
  return (
    <Card title={t().uses}>
      {doubts.map((doubt) => (
        <p key={doubt} className={css.doubt}>
          <IconAlertTriangle size={18} aria-hidden="true" />
          {bankWords().doubts[doubt]}
        </p>
      ))}
      {life.uses.length === 0 ? (
        <p className={css.note}>{bankWords().neverUsed}</p>
      ) : (
        <DataTable
          name="bank-uses"
          plain
          rows={life.uses}
          rowId={(row) => `${row.examTitle} ${row.usedAt}`}
          columns={[
            { id: 'exam', header: t().exam, value: (row) => row.examTitle ?? t().otherUnitsExam },
            { id: 'usedAt', header: t().usedAt, value: (row) => row.usedAt, cell: (row) => date(row.usedAt) },
            { id: 'version', header: t().version, value: (row) => row.version },
            { id: 'n', header: 'n', value: (row) => row.answered },
            {
              id: 'facility',
              header: t().facility,
              value: (row) => row.facility,
              cell: (row) => (row.facility === null ? '' : percent(row.facility, 0)),
            },
            {
              id: 'discrimination',
              header: t().discrimination,
              value: (row) => row.discrimination,
              cell: (row) => (row.discrimination === null ? '' : number(row.discrimination)),
            },
          ]}
        />
      )}
      {life.uses.some(({ facility }) => facility !== null) ? <p className={css.note}>{t().usesLead}</p> : null}
    </Card>
  );
}
