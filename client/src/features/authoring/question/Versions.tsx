import type { readQuestion } from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { dateTime } from '../../../i18n/format.ts';
import { Card } from '../../../ui/Card.tsx';
import { t as words } from '../messages.ts';
import { Difference } from './Difference.tsx';
import { linesOf } from './diff.ts';
import { t } from './messages.ts';
import css from './question.module.css';
import { Shown } from './Shown.tsx';

type Version = ReplyOf<typeof readQuestion>['versions'][number];

/** Every version with who wrote it, and what it changed. */
export function Versions({ versions, current }: { versions: readonly Version[]; current: number }) {
  return (
    <Card title={words().one.history}>
      {versions.map((one, at) => {
        const before = versions[at + 1];
        return (
          <details key={one.version} className={css.version}>
            <summary>
              {words().version(one.version)} · {one.author} · {dateTime(one.createdAt)}
              {one.version === current ? ` · ${words().one.current}` : ''}
            </summary>
            {before ? (
              <>
                <h3>{t().changedSince(before.version)}</h3>
                <Difference before={linesOf(before.definition, t().key)} after={linesOf(one.definition, t().key)} />
              </>
            ) : null}
            <Shown definition={one.definition} id={`v${one.version}`} />
          </details>
        );
      })}
    </Card>
  );
}
