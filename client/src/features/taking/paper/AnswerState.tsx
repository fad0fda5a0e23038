import { IconCheck, IconDeviceDesktop } from '@tabler/icons-react';
import { timeWithSeconds } from '../../../i18n/format.ts';
import type { AttemptView } from '../engine/attempt-view.ts';
import { t } from '../messages.ts';
import css from './QuestionCard.module.css';
import { useAttempt, useOpenPaper } from './use-attempt.ts';
import { CALM_MS, useLasting } from './use-lasting.ts';

/** Where the answer to a question is kept: nowhere yet, on this machine, or on the server (with the event that is). */
export function whereIs({ attempt, kept, drafts }: Pick<AttemptView, 'attempt' | 'kept' | 'drafts'>, item: string) {
  const answer = attempt.answers[item];
  if (item in drafts) return 'here';
  if (!answer) return 'nowhere';
  return kept.answers[item]?.seq === answer.seq ? 'server' : 'here';
}

/** Says quietly where this one answer is kept, and since when. It is never spoken: it would talk over the reading. */
export function AnswerState({ item }: { item: string }) {
  const { attempt } = useOpenPaper();
  const where = useAttempt((view) => whereIs(view, item));
  const at = useAttempt((view) => attempt.keptWhen(view.kept.answers[item]?.seq ?? 0) ?? view.kept.answers[item]?.at);
  const keepsHere = useAttempt((view) => view.keepsHere);
  const isLong = useLasting(where === 'here', CALM_MS);
  return (
    <p className={css.where} data-where={where}>
      {where === 'server' && at !== undefined && (
        <>
          <IconCheck size={16} aria-hidden="true" />
          {t().paper.onServer(timeWithSeconds(at))}
        </>
      )}
      {where === 'here' && isLong && (
        <>
          <IconDeviceDesktop size={16} aria-hidden="true" />
          {keepsHere ? t().paper.onMachine : t().paper.onPage}
        </>
      )}
    </p>
  );
}
