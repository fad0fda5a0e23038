import type { ImportTwin } from 'shared/contracts/bank-life.ts';
import { wordsOf } from 'shared/questions/content.ts';
import { Definition } from 'shared/questions/registry.ts';
import { percent } from '../../../i18n/format.ts';
import { TextLink } from '../../../ui/links.tsx';
import { t as words } from '../messages.ts';
import { Difference } from './Difference.tsx';
import { linesOf } from './diff.ts';
import { t } from './messages.ts';
import css from './question.module.css';

/** Below a question of an import: what the bank or the file has that is nearly the same, and what differs. */
export function ImportTwins({
  twins,
  definition,
}: {
  twins: readonly ImportTwin[];
  definition: ImportTwin['definition'];
}) {
  return twins.map((twin) => (
    <details key={`${twin.questionId} ${twin.otherAt}`} className={css.importTwin}>
      <summary>
        {twin.otherAt === null ? t().inBank[twin.kind] : t().inFile(twin.otherAt + 1)} ({percent(twin.likeness, 0)})
      </summary>
      <Difference before={asLines(twin.definition)} after={asLines(definition)} />
      {twin.questionId ? (
        <TextLink to="/bank/questions/$questionId" params={{ questionId: twin.questionId }} target="_blank">
          {words().openQuestion}
        </TextLink>
      ) : null}
    </details>
  ));
}

function asLines(draft: ImportTwin['definition']): string {
  const whole = Definition.safeParse(draft);
  return whole.success ? linesOf(whole.data, t().key) : wordsOf(draft.stem);
}
