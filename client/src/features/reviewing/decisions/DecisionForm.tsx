import { Button, Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { DECISIONS, type Decision, GROUNDS, type Ground, giveOpinion } from 'shared/contracts/proctoring-review.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { sayDone } from '../../../ui/toasts.tsx';
import css from './decisions.module.css';
import { t } from './messages.ts';
import { ReasonField } from './ReasonField.tsx';
import { SHORTEST_REASON, STALE } from './stale.ts';

interface Props {
  readonly incidentId: string;
  /** Opened by the very person: an adverse finding is for others. */
  readonly isOwn: boolean;
  readonly begun: Decision | null;
  readonly onBegun: (decision: Decision | null) => void;
  readonly secondsLooked: () => number;
}

/** A person's finding: what, on what ground, and why in words that the candidate will read. */
export function DecisionForm({ incidentId, isOwn, begun, onBegun, secondsLooked }: Props) {
  const [decision, setDecision] = useState<Decision | null>(null);
  const [ground, setGround] = useState<Ground | null>(null);
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const act = useAct(giveOpinion, {
    stales: STALE,
    onDone: ({ closed }) => sayDone(closed ? t().decided : t().kept),
  });
  const choose = (chosen: Decision) => {
    setDecision(chosen);
    setGround(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key begins a decision once
  useEffect(() => {
    if (!begun) return;
    onBegun(null);
    if (isOwn && begun === 'referred') return;
    choose(begun);
    form.current?.scrollIntoView({ block: 'center' });
    form.current?.querySelector<HTMLInputElement>(`input[value="${begun}"]`)?.focus();
  }, [begun]);
  const isReady = decision !== null && ground !== null && reason.trim().length >= SHORTEST_REASON;
  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (decision && ground)
          act.mutate({ params: { incidentId }, body: { decision, ground, reason, seconds: secondsLooked() } });
      }}
    >
      <Radio.Group label={t().decision} value={decision} onChange={(value) => choose(value as Decision)}>
        <div className={css.choices}>
          {DECISIONS.map((one) => (
            <Radio key={one} value={one} label={t().decisionNames[one]} disabled={isOwn && one === 'referred'} />
          ))}
        </div>
      </Radio.Group>
      {isOwn && <p className={css.soft}>{t().ownIncident}</p>}
      {decision && (
        <Radio.Group label={t().ground} value={ground} onChange={(value) => setGround(value as Ground)}>
          <div className={css.choices}>
            {GROUNDS[decision].map((one) => (
              <Radio key={one} value={one} label={t().grounds[one]} />
            ))}
          </div>
        </Radio.Group>
      )}
      {decision === 'referred' && <p className={css.soft}>{t().needsTwo}</p>}
      <ReasonField value={reason} onChange={setReason} error={act.error?.sentence} />
      <Button type="submit" disabled={!isReady} loading={act.isPending}>
        {t().decide}
      </Button>
    </form>
  );
}
