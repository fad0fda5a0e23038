import { randomBytes } from 'node:crypto';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { createAccount, createPerson, isEmptyOfStaff } from '../people/index.ts';
import { findSession, roomsOfSession } from '../sessions/index.ts';
import { createFetching } from './fetching.ts';
import { tokenOf } from './keep-link.ts';
import type { RoomHome } from './queries.ts';

/** The account of whoever watches at the room's server. */
const USERNAME = 'giamthi';

/** Whether seats and names of a home are here, and somebody who may watch over them. */
export async function isFurnished(db: Db, home: RoomHome): Promise<boolean> {
  return (await findSession(db, home.sessionId)) !== null && !(await isEmptyOfStaff(db));
}

/**
 * Fetches all that the rooms of a home need; a repeat goes on with what is missing. Returns the password of the invigilator's
 * account where it was made now: it is said once and kept nowhere in clear.
 */
export async function furnishHome(
  deps: Pick<Deps, 'db' | 'bus' | 'blobs' | 'secrets' | 'now'>,
  home: RoomHome,
): Promise<{ username: string; password: string | null }> {
  const fetching = createFetching(deps, { ...home, token: tokenOf(deps, home) });
  const { exam } = await fetching.renew();
  while (await fetching.next());
  const rooms = await roomsOfSession(deps.db, home.sessionId);
  const password = await deps.db.transaction(async (tx) => {
    if (!(await isEmptyOfStaff(tx))) return null;
    const password = randomBytes(6).toString('hex');
    const person = { name: `Giám thị ${home.name}`, personalNumber: null, birthDate: null, sex: null };
    const personId = await createPerson(tx, person);
    const unitIds = [...new Set([exam.unitId, ...rooms.map(({ unitId }) => unitId)])];
    const roles = unitIds.map((unitId) => ({ role: 'invigilator' as const, unitId }));
    await createAccount(tx, { personId, username: USERNAME, password, roles });
    return password;
  });
  return { username: USERNAME, password };
}
