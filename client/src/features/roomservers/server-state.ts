import type { RoomServerView } from 'shared/contracts/room-servers.ts';
import type { Tone } from '../../ui/Pill.tsx';

export type ServerState = 'waiting' | 'codeOver' | 'live' | 'silent' | 'revoked';

/** It reports every two seconds; after a minute without a word its line is down. */
const SILENT_MS = 60_000;

/** How a room's server stands at `now`. */
export function serverStateAt(server: RoomServerView, now: number): ServerState {
  if (server.revokedAt !== null) return 'revoked';
  if (server.codeUntil !== null) return now < server.codeUntil ? 'waiting' : 'codeOver';
  return server.seenAt !== null && now - server.seenAt < SILENT_MS ? 'live' : 'silent';
}

export const STATE_TONES: Readonly<Record<ServerState, Tone>> = {
  waiting: 'plain',
  codeOver: 'attention',
  live: 'good',
  silent: 'attention',
  revoked: 'plain',
};
