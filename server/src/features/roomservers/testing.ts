import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { reportRoom } from 'shared/contracts/room-servers.ts';

/** A report of a room in which nothing is new. */
export const NOTHING_NEW: BodyOf<typeof reportRoom> = {
  waiting: 0,
  ...{ ledgers: [], cameIn: [], controls: [], files: [], relaxed: [], incidents: [], strays: [] },
  behind: { files: 0, fileBytes: 0, signals: 0, refused: 0 },
};
