import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { openIncident } from 'shared/contracts/proctoring-review.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { sayDone } from '../../../ui/toasts.tsx';
import { kindNames, kindsFor, type WrittenKind } from '../../invigilating/incidents/kinds.ts';
import css from './decisions.module.css';
import { t } from './messages.ts';
import { ReasonField } from './ReasonField.tsx';
import { SHORTEST_REASON, STALE } from './stale.ts';

interface Props {
  readonly sessionId: string;
  readonly candidateId: string;
  readonly onDone: () => void;
}

/** Opens an incident by hand. */
export function OpenForm({ sessionId, candidateId, onDone }: Props) {
  const [kind, setKind] = useState<WrittenKind>('other');
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
        act.mutate({ params: { sessionId }, body: { scope: { candidateIds: [candidateId] }, kind, reason } });
      }}
    >
      <NativeSelect
        label={t().kind}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as WrittenKind)}
        data={kindsFor(false).map((value) => ({ value, label: kindNames()[value] }))}
      />
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
