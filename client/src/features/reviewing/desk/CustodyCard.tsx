import type { Timeline } from 'shared/contracts/proctoring.ts';
import { duration, timeWithSeconds } from '../../../i18n/format.ts';
import { Card } from '../../../ui/Card.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import css from './desk.module.css';
import { t } from './messages.ts';

/**
 * What the chain of signed batches says of how the signals came here; only what no line and no sleep can do is evidence. And
 * how many pictures a page has committed that have not come.
 */
export function CustodyCard({ custody, notReceived }: Pick<Timeline, 'custody' | 'notReceived'>) {
  const { pages, gaps } = custody;
  const isBroken = gaps.some(({ kind }) => kind === 'tamper');
  const unsigned = pages.filter(({ isSigned }) => !isSigned).length;
  return (
    <Card title={t().custody}>
      <p className={css.custodyState}>
        {pages.length === 0 ? (
          <Pill>{t().noChain}</Pill>
        ) : (
          <Pill tone={isBroken ? 'attention' : 'good'}>{isBroken ? t().chainBroken : t().chainHolds}</Pill>
        )}
        {unsigned > 0 && <Pill>{t().unsigned(unsigned, pages.length)}</Pill>}
        {notReceived > 0 && <Pill tone="attention">{t().notReceived(notReceived)}</Pill>}
      </p>
      {gaps.length > 0 && (
        <ul className={css.gaps}>
          {gaps.map((gap) => (
            <li key={`${gap.kind} ${gap.from} ${gap.to}`}>
              <time>{timeWithSeconds(gap.from)}</time>
              <span>
                {t().gaps[gap.kind]}
                {gap.kind === 'heldBack' && `, ${t().heldUntil(timeWithSeconds(gap.to))}`}
                {gap.kind === 'reload' && gap.isSameKey === false && ` (${t().newKey})`}
                {gap.what && `: ${t().tampers[gap.what]}`}
                {gap.to - gap.from >= 1_000 && ` · ${duration((gap.to - gap.from) / 1_000)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={css.soft}>{t().custodyHint}</p>
    </Card>
  );
}
