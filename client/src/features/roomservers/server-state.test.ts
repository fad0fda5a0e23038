import type { RoomServerView } from 'shared/contracts/room-servers.ts';
import { expect, test } from 'vitest';
import { serverStateAt } from './server-state.ts';

const server = { codeUntil: null, seenAt: 100_000, revokedAt: null } as RoomServerView;

test.each([
  [{ codeUntil: 200_000, seenAt: null }, 'waiting'],
  [{ codeUntil: 90_000, seenAt: null }, 'codeOver'],
  [{}, 'live'],
  [{ seenAt: 20_000 }, 'silent'],
  [{ revokedAt: 1 }, 'revoked'],
])('%j is %s', (changed, state) => expect(serverStateAt({ ...server, ...changed }, 100_000)).toBe(state));
