import type { Level } from 'proctoring/signals/signal.ts';
import type { SeatWatch } from 'shared/contracts/invigilation.ts';
import type { Deps } from '../../deps.ts';
import { checkInsOf, checkInView } from '../checkin/index.ts';
import { watchingOfAll } from '../consents/index.ts';
import type { Attempt } from '../delivery/index.ts';
import { liveWatchOf } from '../proctoring/index.ts';
import { type Candidate, findExam } from '../sessions/index.ts';

/** How each of these seats is watched: consent, check-in, and what looks at it now. */
export async function seatWatches(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  examId: string,
  candidates: readonly Candidate[],
  attempts: ReadonlyMap<string, Attempt>,
): Promise<Map<string, SeatWatch>> {
  const exam = (await findExam(db, examId)) ?? { proctoring: 0, listens: false };
  const level = exam.proctoring as Level;
  const [watching, checkIns, live] = await Promise.all([
    watchingOfAll(db, exam, candidates, now()),
    checkInsOf(
      db,
      candidates.map(({ id }) => id),
    ),
    liveWatchOf(
      db,
      candidates.flatMap(({ id }) => attempts.get(id)?.id ?? []),
    ),
  ]);
  return new Map(
    candidates.map(({ id }) => {
      const held = watching.get(id);
      const looks = live.get(attempts.get(id)?.id ?? '');
      const checkIn = checkIns.get(id);
      return [
        id,
        {
          ...{ level: held?.level ?? level, consent: held?.consent ?? 'notAsked' },
          alternative: held?.alternative ?? null,
          tier: looks?.tier ?? checkIn?.report?.tier ?? null,
          checks: looks?.checks ?? [],
          notWatched: looks?.notWatched ?? null,
          checkIn: checkIn ? checkInView(checkIn) : null,
        },
      ];
    }),
  );
}
