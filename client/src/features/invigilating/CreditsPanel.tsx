import { Button } from '@mantine/core';
import { IconClockPlus, IconWifiOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { type Board, issueControl, readBoard } from 'shared/contracts/invigilation.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { time } from '../../i18n/format.ts';
import { sayDone, sayRefused } from '../../ui/toasts.tsx';
import { type Credit, creditsOf } from './credits.ts';
import { t } from './messages.ts';
import css from './needs.module.css';

/** Time that outages have cost and that one click gives back, with its reason filled in; absent where there is none. */
export function CreditsPanel({ board }: { board: Board }) {
  const { rooms, seats } = board;
  const credits = useMemo(() => creditsOf({ rooms, seats }), [rooms, seats]);
  if (credits.length === 0 || board.session.closed) return null;
  return (
    <section className={css.credits} aria-label={t().creditsTitle}>
      <h2 className={css.title}>{t().creditsTitle}</h2>
      <ul className={css.list}>
        {credits.map((credit) => (
          <CreditCard key={credit.candidateIds.join()} credit={credit} sessionId={board.session.id} />
        ))}
      </ul>
    </section>
  );
}

function CreditCard({ credit, sessionId }: { credit: Credit; sessionId: string }) {
  const granting = useAct(issueControl, {
    stales: [readBoard],
    onDone: ({ reached }) => sayDone(t().done.extend(reached)),
    onRefused: sayRefused,
  });
  const minutes = credit.seconds / 60;
  const span = `${time(credit.from)}–${time(credit.until)}`;
  const whom = 'room' in credit.of ? credit.of.room : credit.of.candidate;
  const grant = () =>
    granting.mutate({
      params: { sessionId },
      body: {
        scope: { candidateIds: [...credit.candidateIds] },
        control: { kind: 'extend', seconds: credit.seconds, forOutage: true, reason: t().creditReason(span) },
      },
    });
  return (
    <li className={css.card}>
      <div className={css.why}>
        <ul className={css.reasons}>
          <li>
            <IconWifiOff size={16} aria-hidden="true" />
            <span>
              <strong>{t().lost(whom, minutes)}</strong> {span}
              {'room' in credit.of ? ` · ${t().somebody(credit.candidateIds.length)}` : ''}
            </span>
          </li>
        </ul>
        <Button
          size="compact-md"
          loading={granting.isPending}
          leftSection={<IconClockPlus size={16} aria-hidden="true" />}
          onClick={grant}
        >
          {t().giveBack(minutes)}
        </Button>
      </div>
    </li>
  );
}
