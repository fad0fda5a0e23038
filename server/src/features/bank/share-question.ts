import { eq } from 'drizzle-orm';
import { refusalOfSharing, type Sharing, type SharingRefusal } from 'shared/bank/life.ts';
import type { BankQuestion } from 'shared/contracts/bank-questions.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { findUnitPath, unitsById } from '../people/index.ts';
import { lockQuestion, standingOf } from './life.ts';
import { findQuestion } from './queries.ts';
import { questions } from './tables.ts';

const REFUSALS = {
  notWriter: 'forbidden',
  notReviewer: 'notReviewer',
  notApproved: 'notApprovedYet',
  notAuthor: 'notAuthor',
} as const satisfies Record<SharingRefusal, string>;

/** Opens a question to its commune or province, closes it to its unit, or keeps it to its author. */
export function shareQuestion(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { questionId, sharing, who }: { questionId: string; sharing: Sharing; who: Staff },
): Promise<BankQuestion> {
  return db.transaction(async (tx) => {
    const row = await lockQuestion(tx, questionId);
    const { actor, standing } = await standingOf(tx, who, row);
    const refusal = refusalOfSharing(sharing, actor, standing);
    if (refusal !== null) refuse(REFUSALS[refusal]);
    const openTo = await unitOpenedTo(tx, row.unitId, sharing);
    await tx.update(questions).set({ sharing, openTo }).where(eq(questions.id, questionId));
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'question.share',
      subject: { kind: 'question', id: questionId },
      details: { from: row.sharing, to: sharing, openTo: openTo ?? undefined },
    });
    return (await findQuestion(tx, questionId)) ?? refuse('notFound');
  });
}

/** The commune above the unit, or the root of the tree: what is open there is open to all below. */
async function unitOpenedTo(tx: Tx, unitId: string, sharing: Sharing): Promise<string | null> {
  if (sharing === 'private' || sharing === 'school') return null;
  const path = (await findUnitPath(tx, unitId))?.split('/') ?? [];
  if (sharing === 'province') return path[0] ?? null;
  const units = await unitsById(tx, path);
  const commune = path.find((id) => units.get(id)?.kind === 'commune');
  return commune ?? refuse('noSuchUnitAbove');
}
