import { randomBytes } from 'node:crypto';
import { enrolRoomServer } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { createAccount, createPerson, isEmptyOfStaff } from '../people/index.ts';
import { askProvince } from './ask-province.ts';
import { tokenLabel } from './keep-link.ts';
import { keepParcel } from './keep-parcel.ts';
import { roomHomes } from './tables.ts';

/** The account of whoever watches at the room's server. */
const USERNAME = 'giamthi';

/**
 * Makes this installation the server of the rooms that an enrolment code stands for, and fetches all that they need.
 * `adoptSlipKey` is called with the province's key for slips. Returns the password of the invigilator's account where it
 * was made now: it is said once and kept nowhere in clear.
 * @throws ProvinceRefused where the code is not taken
 */
export async function enrolHere(
  deps: Pick<Deps, 'db' | 'bus' | 'blobs' | 'secrets' | 'now'>,
  { province, code, adoptSlipKey }: { province: string; code: string; adoptSlipKey: (key: string) => void },
): Promise<{ name: string; username: string; password: string | null }> {
  const { db, secrets } = deps;
  const made = await askProvince(enrolRoomServer, { province, body: { code, publicKey: secrets.publicKey } });
  adoptSlipKey(made.slipKey);
  const parcel = await keepParcel(deps, { province, token: made.token, serverId: made.serverId });
  const password = await db.transaction(async (tx) => {
    await tx.insert(roomHomes).values({
      serverId: made.serverId,
      sessionId: parcel.session.id,
      name: made.name,
      province,
      wrappedToken: secrets.wrap(Buffer.from(made.token), tokenLabel(made.serverId)),
    });
    if (!(await isEmptyOfStaff(tx))) return null;
    const password = randomBytes(6).toString('hex');
    const person = { name: `Giám thị ${made.name}`, personalNumber: null, birthDate: null, sex: null };
    const personId = await createPerson(tx, person);
    const unitIds = [...new Set([parcel.exam.unitId, ...parcel.rooms.map(({ unitId }) => unitId)])];
    const roles = unitIds.map((unitId) => ({ role: 'invigilator' as const, unitId }));
    await createAccount(tx, { personId, username: USERNAME, password, roles });
    return password;
  });
  return { name: made.name, username: USERNAME, password };
}
