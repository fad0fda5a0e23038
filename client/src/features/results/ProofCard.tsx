import type { Proof } from 'shared/contracts/analytics.ts';
import { METHODS } from 'shared/statistics/methods.ts';
import { dateTime, number } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import { t } from './messages.ts';
import css from './results.module.css';

/** What the figures of a page stand on: n, data, code, and how each was computed. */
export function ProofCard({ proof, methods }: { proof: Proof; methods: readonly (keyof typeof METHODS)[] }) {
  return (
    <Card title={t().proof}>
      <dl className={css.proof}>
        <dt>{t().proofN}</dt>
        <dd>{number(proof.n)}</dd>
        <dt>{t().proofAt}</dt>
        <dd>
          {dateTime(proof.computedAt)}, {t().proofTook(number(proof.took))}
        </dd>
        <dt>{t().proofCode}</dt>
        <dd>{proof.codeVersion}</dd>
        <dt>{t().proofHash}</dt>
        <dd className={css.hash}>{proof.dataHash}</dd>
        {methods.map((name) => (
          <div key={name} className={css.method}>
            <dt>{t().method}</dt>
            <dd>
              {METHODS[name][language()]}{' '}
              <span className={css.quiet}>
                ({t().source}: {METHODS[name].source})
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
