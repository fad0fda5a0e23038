import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { serviceHeartbeat } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { visionServices } from './tables.ts';

/** Notes that a vision service lives, for the officer's page. */
export async function noteService(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  beat: BodyOf<typeof serviceHeartbeat>,
): Promise<void> {
  const row = {
    backend: beat.backend,
    frames: beat.frames,
    msPerFrame: beat.millisecondsPerFrame === null ? null : Math.round(beat.millisecondsPerFrame),
    memoryMb: Math.round(beat.memoryMB),
    seenAt: new Date(now()),
  };
  await db
    .insert(visionServices)
    .values({ name: beat.service, ...row })
    .onConflictDoUpdate({ target: visionServices.name, set: row });
}
