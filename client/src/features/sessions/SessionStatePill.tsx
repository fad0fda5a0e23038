import { Pill, type Tone } from '../../ui/Pill.tsx';
import { t } from './messages.ts';

export type SessionState = 'planned' | 'running' | 'over' | 'closed';

/** Where a session stands at an instant. Instants in milliseconds. */
export function sessionStateAt(
  { startsAt, endsAt, closedAt }: { startsAt: number; endsAt: number; closedAt: number | null },
  now: number,
): SessionState {
  if (closedAt !== null) return 'closed';
  if (now < startsAt) return 'planned';
  return now < endsAt ? 'running' : 'over';
}

const TONES: Readonly<Record<SessionState, Tone>> = {
  planned: 'plain',
  running: 'action',
  over: 'attention',
  closed: 'good',
};

export function SessionStatePill(session: {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly closedAt: number | null;
  /** The server's time where it is known. */
  readonly now?: number;
}) {
  const state = sessionStateAt(session, session.now ?? Date.now());
  return <Pill tone={TONES[state]}>{t().sessionStates[state]}</Pill>;
}
