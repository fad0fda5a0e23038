import type { ResultExam } from 'shared/contracts/grading.ts';
import type { Tone } from '../../ui/Pill.tsx';
import { t } from './messages.ts';

export interface ExamState {
  readonly tone: Tone;
  readonly words: string;
  /** Waits for somebody. */
  readonly isWaiting: boolean;
}

/** How far an exam has come on its way from the last paper to publication. */
export function examState({ sessions, publishedAt }: ResultExam): ExamState {
  const over = sessions.filter((session) => session.isOver);
  const left = over.reduce((sum, session) => sum + session.attempts - session.marked, 0);
  const marked = sessions.reduce((sum, session) => sum + session.marked, 0);
  if (left > 0) return { tone: 'attention', words: t().stateToMark(left), isWaiting: true };
  if (publishedAt !== null) return { tone: 'good', words: t().statePublished, isWaiting: false };
  if (over.length < sessions.length || sessions.length === 0)
    return { tone: 'plain', words: t().stateRunning, isWaiting: false };
  return marked > 0
    ? { tone: 'action', words: t().stateToPublish, isWaiting: true }
    : { tone: 'plain', words: t().stateEmpty, isWaiting: false };
}
