import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { readDossier } from 'shared/contracts/proctoring-dossier.ts';
import { type Kept, Retention, readKept, saveRetention } from 'shared/contracts/proctoring-retention.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { Card } from '../../../ui/Card.tsx';
import { sayDone } from '../../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './retention.module.css';

const FIELDS = [
  { field: 'unflaggedDays', name: 'unflagged' },
  { field: 'flaggedDays', name: 'flagged' },
  { field: 'recordDays', name: 'records' },
] as const;

/** For how long an exam keeps its evidence: to be changed by who manages it, within what candidates were told. */
export function DaysForm({ examId, kept }: { examId: string; kept: Kept }) {
  const { retention, isPromised, mayChange } = kept;
  const [days, setDays] = useState<Retention>(retention);
  const act = useAct(saveRetention, { stales: [readKept, readDossier], onDone: () => sayDone(t().saved) });
  const isChanged = FIELDS.some(({ field }) => days[field] !== retention[field]);
  /** Pictures: no more than is promised already. */
  const mostOf = (field: keyof Retention) =>
    isPromised && field !== 'recordDays' ? retention[field] : (Retention.shape[field].maxValue ?? retention[field]);
  return (
    <Card title={t().limits}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate({ params: { examId }, body: days });
        }}
      >
        <p className={css.soft}>{t().limitsLead}</p>
        <div className={css.days}>
          {FIELDS.map(({ field, name }) =>
            mayChange ? (
              <NumberInput
                key={field}
                label={t()[name]}
                value={days[field]}
                min={Retention.shape[field].minValue ?? 1}
                max={mostOf(field)}
                allowDecimal={false}
                clampBehavior="blur"
                onChange={(value) => typeof value === 'number' && setDays({ ...days, [field]: value })}
              />
            ) : (
              <p key={field}>
                {t()[name]}: <strong>{t().days(retention[field])}</strong>
              </p>
            ),
          )}
        </div>
        {mayChange && isPromised && <p className={css.soft}>{t().promised}</p>}
        <p className={css.soft}>{t().stays}</p>
        {act.error && (
          <p className={css.refusal} role="alert">
            {act.error.sentence}
          </p>
        )}
        {mayChange && (
          <Button type="submit" disabled={!isChanged} loading={act.isPending}>
            {t().save}
          </Button>
        )}
      </form>
    </Card>
  );
}
