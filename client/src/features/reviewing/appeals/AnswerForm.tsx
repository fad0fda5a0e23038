import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { AppealOutcome, answerIncidentAppeal, listIncidentAppeals } from 'shared/contracts/appeals.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { sayDone } from '../../../ui/toasts.tsx';
import css from '../decisions/decisions.module.css';
import { ReasonField } from '../decisions/ReasonField.tsx';
import { STALE } from '../decisions/stale.ts';
import { t } from './messages.ts';

/** As the contract asks. */
const SHORTEST_ANSWER = 10;

/** Whether the decision stands, and why, in words that the candidate reads. Given once. */
export function AnswerForm({ appealId }: { appealId: string }) {
  const [outcome, setOutcome] = useState<AppealOutcome | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(answerIncidentAppeal, {
    stales: [listIncidentAppeals, ...STALE],
    onDone: () => sayDone(t().sent),
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome) act.mutate({ params: { appealId }, body: { outcome, reason } });
      }}
    >
      <Radio.Group label={t().answer} value={outcome} onChange={(value) => setOutcome(value as AppealOutcome)}>
        <div className={css.choices}>
          {AppealOutcome.options.map((one) => (
            <Radio key={one} value={one} label={t().outcomes[one]} />
          ))}
        </div>
      </Radio.Group>
      {outcome === 'lifted' && <p className={css.soft}>{t().liftedHint}</p>}
      <ReasonField value={reason} onChange={setReason} error={act.error?.sentence} hint={t().reasonHint} />
      <Button type="submit" disabled={!outcome || reason.trim().length < SHORTEST_ANSWER} loading={act.isPending}>
        {t().send}
      </Button>
    </form>
  );
}
