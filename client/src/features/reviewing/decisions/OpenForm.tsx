import { Button } from '@mantine/core';
import { useState } from 'react';
import { openIncident } from 'shared/contracts/proctoring-review.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { sayDone } from '../../../ui/toasts.tsx';
import css from './decisions.module.css';
import { t } from './messages.ts';
import { ReasonField } from './ReasonField.tsx';
import { SHORTEST_REASON, STALE } from './stale.ts';

/** Opens an incident by hand. */
export function OpenForm({ attemptId, onDone }: { attemptId: string; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const act = useAct(openIncident, {
    stales: STALE,
    onDone: () => {
      sayDone(t().opened);
      onDone();
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ params: { attemptId }, body: { reason } });
      }}
    >
      <ReasonField value={reason} onChange={setReason} error={act.error?.sentence} />
      <div className={css.choices}>
        <Button type="submit" disabled={reason.trim().length < SHORTEST_REASON} loading={act.isPending}>
          {t().openByHand}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t().cancel}
        </Button>
      </div>
    </form>
  );
}
