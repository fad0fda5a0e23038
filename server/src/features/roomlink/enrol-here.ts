import { enrolRoomServer } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { askProvince } from './ask-province.ts';
import { tokenLabel } from './keep-link.ts';
import { roomHomes } from './tables.ts';

/**
 * Makes this installation the server of the rooms that an enrolment code stands for; `furnishHome` then fetches what they need.
 * The code is used up with the answer, so that is kept before anything else is asked for on a line that may break.
 * `adoptSlipKey` is called with the province's key for slips.
 * @throws ProvinceRefused where the code is not taken
 */
export async function enrolHere(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  { province, code, adoptSlipKey }: { province: string; code: string; adoptSlipKey: (key: string) => void },
): Promise<void> {
  const { publicKey, answerSecret } = secrets;
  const made = await askProvince(enrolRoomServer, { province, body: { code, publicKey, answerSecret } });
  adoptSlipKey(made.slipKey);
  await db.insert(roomHomes).values({
    serverId: made.serverId,
    sessionId: made.sessionId,
    name: made.name,
    province,
    wrappedToken: secrets.wrap(Buffer.from(made.token), tokenLabel(made.serverId)),
  });
}
