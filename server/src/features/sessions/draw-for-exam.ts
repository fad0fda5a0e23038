import type { drawForExam as contract } from 'shared/contracts/drawing.ts';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { type Demand, demandsOf } from 'shared/papers/blueprint.ts';
import { type Drawable, type Drawing, drawQuestions, type Kept } from 'shared/papers/draw.ts';
import { may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import type { Staff } from '../../http/who.ts';
import { bankReader, drawableById, drawableFor, questionsToUse, twinPairsWithin } from '../bank/index.ts';
import { unitsWithin } from '../people/index.ts';
import { openUses, withheldUses } from './planned-uses.ts';

type Wanted = BodyOf<typeof contract>;

/** A cell is drawn from so many of the least used first, and from four times as many while it stays short: to the end of the bank. */
const FIRST_LOOK = 100;
const LAST_LOOK = 6_400;

/** Draws by a blueprint from what the account reads from its unit. Keeps nothing: the exam is saved by its own endpoint. */
export async function drawForExam(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  who: Staff,
  wanted: Wanted,
): Promise<ReplyOf<typeof contract>> {
  const demands = demandsOf(wanted.blueprint, wanted.scheme);
  const kept = await keptOf(db, who, wanted);
  const plans = { unitIds: await ownUnits(db, who), except: wanted.examId ?? null };
  const withheld = await withheldUses({ db, secrets }, plans);
  for (let limit = FIRST_LOOK; ; limit *= 4) {
    const { pool, isCut } = await poolFor(db, who, wanted, demands, limit);
    const open = await openUses(db, plans, [...pool.keys()]);
    const used = [...pool.values()].map((one) => ({
      ...one,
      uses: one.uses + (open.get(one.id) ?? 0) + (withheld.uses.get(one.id) ?? 0),
    }));
    const ids = [...pool.keys(), ...kept.map(({ id }) => id)];
    const twins = wanted.apart ? await twinPairsWithin(db, [...new Set(ids)]) : [];
    const pairs = twins.map(({ one, other }): [string, string] => [one, other]);
    const drawing = drawQuestions(wanted.seed, demands, { questions: used, kept, twins: pairs });
    const isLacking = drawing.cells.some(({ short }, at) => short > 0 && isCut[at] === true);
    if (!isLacking || limit >= LAST_LOOK)
      return { ...explained(demands, drawing, [...used, ...kept]), unseen: withheld.unseen };
  }
}

async function poolFor(
  db: Db,
  who: Staff,
  { unitId, not, ...wanted }: Wanted,
  demands: readonly Demand[],
  limit: number,
) {
  const reader = await bankReader(db, who.accountId, unitId);
  const left = new Set(not);
  const pool = new Map<string, Drawable>();
  const isCut: boolean[] = [];
  for (const demand of demands) {
    const found = await drawableFor(db, reader, demand, { ...wanted, limit });
    isCut.push(found.length === limit);
    for (const one of found) if (!left.has(one.id)) pool.set(one.id, one);
  }
  return { pool, isCut };
}

/** What stands in the draft already, as far as the account may use it. */
async function keptOf(db: Db, who: Staff, { kept }: Wanted): Promise<Kept[]> {
  const usable = await questionsToUse(
    db,
    who,
    kept.map(({ questionId }) => questionId),
  );
  const parts = new Map(kept.map(({ questionId, part }) => [questionId, part]));
  const known = await drawableById(db, [...usable.keys()]);
  return known.flatMap((one) => {
    const part = parts.get(one.id);
    return part === undefined ? [] : [{ ...one, part }];
  });
}

/**
 * A question that stands in another exam to come is as good as used. Only exams that the account makes itself are looked at:
 * otherwise a draw would whisper what stands on papers of others.
 */
async function ownUnits(db: Db, who: Staff): Promise<string[]> {
  const paths = who.grants.map(({ unitPath }) => unitPath).filter((path) => may(who.grants, 'exam.manage', path));
  return (await unitsWithin(db, paths)).map(({ id }) => id);
}

function explained(
  demands: readonly Demand[],
  { cells, outside }: Drawing,
  pool: readonly Drawable[],
): Omit<ReplyOf<typeof contract>, 'unseen'> {
  const unused = new Set(pool.filter(({ uses }) => uses === 0).map(({ id }) => id));
  return {
    cells: demands.flatMap(({ row, part, step, questions }, at) => {
      const cell = cells[at];
      if (!cell) return [];
      return [
        {
          ...{ row, part, step, questions },
          ...cell,
          ids: [...cell.ids],
          unused: cell.ids.filter((id) => unused.has(id)).length,
        },
      ];
    }),
    outside: [...outside],
  };
}
