import { type recordFamilyConsent as contract, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { tellSession } from '../delivery/index.ts';
import { candidatesOfSession } from '../sessions/index.ts';
import { appendWord } from './append-word.ts';

/** Records what representatives wrote on the school's form. A withdrawal holds from this moment, also during the exam. */
export async function recordFamilyConsent(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  {
    sessionId,
    rooms,
    by,
    said,
  }: { sessionId: string; rooms: ReadonlySet<string>; by: string; said: BodyOf<typeof contract> },
): Promise<{ recorded: number }> {
  const { candidateIds, version, act, representative, form } = said;
  const microphone = act === 'given' && said.microphone === true;
  if (version !== NOTICE_VERSION) refuse('consentOutdated');
  const wanted = new Set(candidateIds);
  const seated = (await candidatesOfSession(db, sessionId)).filter(({ id }) => wanted.has(id));
  if (seated.length !== wanted.size || seated.some(({ roomId }) => !rooms.has(roomId))) refuse('forbidden');
  await db.transaction(async (tx) => {
    const word = {
      ...({ party: 'family', version, act, microphone, form, recordedBy: by } as const),
      alternative: act === 'given' ? null : (said.alternative ?? ('supervised' as const)),
      representativeName: representative?.name ?? null,
      relation: representative?.relation ?? null,
    };
    await appendWord(tx, [...wanted], word, now());
    await appendAudit(tx, now(), {
      actor: by,
      act: 'consent.record',
      subject: { kind: 'session', id: sessionId },
      details: { act, microphone, version, candidates: [...wanted].sort(), form },
    });
  });
  for (const candidateId of wanted) tellSession(bus, sessionId, { candidateId });
  return { recorded: wanted.size };
}
