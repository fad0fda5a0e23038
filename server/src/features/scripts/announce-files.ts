import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/db.ts';
import { forgetFile } from './forget-file.ts';
import { findAnswerFile } from './queries.ts';
import { filesOnTheWay } from './tables.ts';

interface Announced {
  readonly attemptId: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** How far an announced file is here: bytes from its first on, and whether it is kept whole. */
interface Standing {
  readonly attemptId: string;
  readonly sha256: string;
  readonly have: number;
  readonly isWhole: boolean;
}

/**
 * Notes files that a room's server holds and will send, so that who looks at the attempt knows where they are, and says how
 * much of each has come. What is kept already is announced no more; a file that another server brings, because the first is lost
 * or its pupil moved, begins anew from there.
 */
export async function announceFiles(
  tx: Tx,
  { server, files, now }: { server: { id: string; name: string }; files: readonly Announced[]; now: number },
): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (const { attemptId, sha256, bytes } of files) {
    if (await findAnswerFile(tx, attemptId, sha256)) {
      standings.push({ attemptId, sha256, have: bytes, isWhole: true });
      continue;
    }
    const file = await onTheWay(tx, attemptId, sha256);
    if (file && file.serverId !== server.id) await forgetFile(tx, attemptId, sha256);
    await tx
      .insert(filesOnTheWay)
      .values({
        ...{ attemptId, sha256, bytes, serverId: server.id, serverName: server.name },
        announcedAt: new Date(now),
      })
      .onConflictDoNothing();
    standings.push({ attemptId, sha256, have: file?.serverId === server.id ? file.have : 0, isWhole: false });
  }
  return standings;
}

async function onTheWay(tx: Tx, attemptId: string, sha256: string) {
  const [file] = await tx
    .select({ serverId: filesOnTheWay.serverId, have: filesOnTheWay.have })
    .from(filesOnTheWay)
    .where(and(eq(filesOnTheWay.attemptId, attemptId), eq(filesOnTheWay.sha256, sha256)))
    .for('update');
  return file;
}
