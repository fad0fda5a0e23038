import { Button } from '@mantine/core';
import { dismissTwins, listTwins, type TwinPair, twinsOfQuestion } from 'shared/contracts/bank-life.ts';
import { changeQuestions, listQuestions } from 'shared/contracts/bank-questions.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { percent } from '../../../i18n/format.ts';
import { TextLink } from '../../../ui/links.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import { sayDone, sayRefused } from '../../../ui/toasts.tsx';
import { t as words } from '../messages.ts';
import { Difference } from './Difference.tsx';
import { linesOf } from './diff.ts';
import { t } from './messages.ts';
import css from './question.module.css';
import { Shown } from './Shown.tsx';

/** Two near twins side by side, what differs between them, and what to do about it. */
export function TwinCard({ pair, onDone }: { pair: TwinPair; onDone?: () => void }) {
  const stales = [listTwins, twinsOfQuestion, listQuestions];
  const dismiss = useAct(dismissTwins, {
    stales,
    onDone: () => {
      sayDone(t().dismissed);
      onDone?.();
    },
    onRefused: sayRefused,
  });
  const away = useAct(changeQuestions, {
    stales,
    onDone: ({ changed }) => {
      if (changed === 0) sayRefused({ sentence: t().notYours });
      else {
        sayDone(t().thrownAway);
        onDone?.();
      }
    },
    onRefused: sayRefused,
  });
  const { one, other, kind, likeness } = pair;
  return (
    <article className={css.twins}>
      <header className={css.twinHead}>
        <Pill tone="attention">{t().twinKinds[kind]}</Pill>
        <span className={css.note}>{t().likeness(percent(likeness, 0))}</span>
        <Button
          size="compact-md"
          variant="default"
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate({ body: { one: one.id, other: other.id } })}
        >
          {t().dismiss}
        </Button>
      </header>
      <Difference before={linesOf(one.definition, t().key)} after={linesOf(other.definition, t().key)} />
      <div className={css.sides}>
        {[one, other].map((question) => (
          <section key={question.id} className={css.side}>
            <p className={css.twinHead}>
              <TextLink to="/bank/questions/$questionId" params={{ questionId: question.id }}>
                {words().openQuestion}
              </TextLink>
              <Button
                size="compact-sm"
                variant="subtle"
                loading={away.isPending}
                onClick={() =>
                  away.mutate({
                    query: { unitId: question.unitId },
                    body: { which: { ids: [question.id] }, change: { trashed: true } },
                  })
                }
              >
                {t().throwAway}
              </Button>
            </p>
            <Shown definition={question.definition} id={`${one.id}-${question.id}`} />
          </section>
        ))}
      </div>
    </article>
  );
}
