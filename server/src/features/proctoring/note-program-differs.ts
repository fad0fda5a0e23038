import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import type { Attempt } from '../delivery/index.ts';
import { programThatDiffers } from '../securebrowser/index.ts';
import type { SignalRow } from './queries.ts';
import { recordServerSignal } from './record-server-signal.ts';

const KIND = 'programDiffers';

/** Records, once an attempt, that its secure browser is another program than the others'; says whether it did. */
export async function noteProgramDiffers(
  tx: Tx,
  deps: Pick<Deps, 'bus' | 'now'>,
  attempt: Attempt,
  rows: readonly SignalRow[],
): Promise<boolean> {
  if (rows.some(({ kind }) => kind === KIND)) return false;
  const program = await programThatDiffers(tx, deps, attempt);
  if (program) await recordServerSignal(tx, attempt.id, KIND, program, deps.now());
  return program !== null;
}
