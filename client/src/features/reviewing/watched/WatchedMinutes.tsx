import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import { readWatchedMinutes } from 'shared/contracts/checkin.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { time } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import { Card } from '../../../ui/Card.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { t } from './messages.ts';
import css from './watched.module.css';

type Minutes = ReplyOf<typeof readWatchedMinutes>['minutes'][number];

/** Which checks looked in each minute of an attempt; equal minutes stand in one line. */
export function WatchedMinutes({ attemptId }: { attemptId: string }) {
  const reading = useEndpoint(readWatchedMinutes, { params: { attemptId } });
  return (
    <Card title={t().title}>
      <Loaded from={reading}>
        {({ minutes }) =>
          minutes.some(({ tier, reasons }) => tier !== null || reasons.length > 0) ? (
            <>
              <p className={css.soft}>{t().lead}</p>
              <div className={css.scroll}>
                <table className={css.table}>
                  <thead>
                    <tr>
                      {[t().time, t().tier, t().checks, t().why].map((head) => (
                        <th key={head} scope="col">
                          {head}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {minutes.map((minute) => (
                      <Line key={minute.from} minute={minute} />
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          ) : (
            <p className={css.soft}>{t().none}</p>
          )
        }
      </Loaded>
    </Card>
  );
}

function Line({ minute: { from, to, tier, checks, partly, reasons } }: { minute: Minutes }) {
  const names = (kinds: readonly string[]) => kinds.map(nameOf).join(', ');
  return (
    <tr>
      <td className={css.when}>
        {time(from)}–{time(to)}
      </td>
      <td>{tier ? (t().tiers[tier] ?? tier) : t().notAtAll}</td>
      <td>
        {[checks.length > 0 && names(checks), partly.length > 0 && t().partly(names(partly))]
          .filter(Boolean)
          .join('; ')}
      </td>
      <td>{reasons.map((reason) => t().reasons[reason] ?? reason).join('; ')}</td>
    </tr>
  );
}

const nameOf = (kind: string) => (isSignalName(kind) ? signalOf(kind).name[language()].toLowerCase() : kind);
