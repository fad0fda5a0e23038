import { IconChecklist } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ResultExam } from 'shared/contracts/grading.ts';
import { readAgain } from '../../api/use-endpoint.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AFTER_MARKING, MarkButton } from './MarkButton.tsx';
import { t } from './messages.ts';

/** The server marks by its clock; the page looks about as often. */
const LOOK_EVERY_MS = 5_000;

/** Before the first mark: what will happen by itself, and the button for who cannot wait. */
export function NotMarked({ exam }: { exam: ResultExam | undefined }) {
  const client = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      for (const endpoint of AFTER_MARKING) void readAgain(client, endpoint);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client]);
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
