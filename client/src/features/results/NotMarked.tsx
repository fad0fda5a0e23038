import { IconChecklist } from '@tabler/icons-react';
import type { ResultExam } from 'shared/contracts/grading.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MarkButton } from './MarkButton.tsx';
import { t } from './messages.ts';

/** Before the first mark: what will happen by itself, and the button for who cannot wait. */
export function NotMarked({ exam }: { exam: ResultExam | undefined }) {
  const canMark = exam?.sessions.some((session) => session.isOver && session.attempts > 0);
  return (
    <EmptyState
      title={t().notMarkedTitle}
      icon={IconChecklist}
      action={exam && canMark ? <MarkButton exam={exam} unmarked={null} /> : undefined}
    >
      {t().notMarkedLead}
    </EmptyState>
  );
}
