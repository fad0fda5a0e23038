import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { answerOpener, type Secrets } from '../../secrets.ts';
import { serversOfSession } from './queries.ts';

/** The private key of a room's server is wrapped under this label. */
export const answerKeyLabel = (serverId: string) => `khaothi-room-answers-1\n${serverId}`;

/** What opens answer files that pages sealed at the rooms' servers of a session, revoked and lost ones too. */
export async function answerOpenersOf(
  { db, secrets }: { db: Db | Tx } & Pick<Deps, 'secrets'>,
  sessionId: string,
): Promise<Pick<Secrets, 'answerKey' | 'agree'>[]> {
  return (await serversOfSession(db, sessionId)).flatMap(({ id, wrappedAnswerSecret: wrapped }) =>
    wrapped === null ? [] : [answerOpener(secrets.unwrap(wrapped, answerKeyLabel(id)))],
  );
}
