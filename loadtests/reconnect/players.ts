import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Whoever does not sit, come back or leave by then never will. */
const PATIENCE_MS = 120_000;

const root = fileURLToPath(new URL('../../', import.meta.url));

const Left = z.object({
  told: z.literal('left'),
  attempt: z.string(),
  acknowledged: z.object({ seq: z.number(), hash: z.string() }),
  unsent: z.number(),
});
const Told = z.discriminatedUnion('told', [
  z.object({ told: z.literal('seated') }),
  z.object({ told: z.literal('broken') }),
  z.object({ told: z.literal('back'), awayMs: z.number() }),
  Left,
]);

/** Pages that run the player's own engine, in a process of their own (client/e2e/players.ts). */
export interface Players {
  /** Milliseconds from a broken socket to the next that was open, of everybody and every time so far. */
  readonly awayMs: readonly number[];
  /** Resolves when nobody is without a line. */
  allConnected(): Promise<void>;
  /** Everybody stops answering; how far each is kept. */
  leave(): Promise<readonly z.infer<typeof Left>[]>;
  kill(): void;
}

/** Resolves when all sit. @throws Error where their process ends before its time, or they wait in vain */
export async function seatPlayers(
  target: string,
  slips: string,
  { candidates, everyMs }: { candidates: number; everyMs: number },
): Promise<Players> {
  const args = ['client/e2e/players.ts', '--target', target, '--slips', slips, '--every', String(everyMs)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const awayMs: number[] = [];
  const left: z.infer<typeof Left>[] = [];
  let [seated, broken] = [0, 0];
  let hasEnded = false;
  let look = () => {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    const told = Told.parse(JSON.parse(line));
    if (told.told === 'seated') seated += 1;
    if (told.told === 'broken') broken += 1;
    if (told.told === 'back') awayMs.push(told.awayMs);
    if (told.told === 'left') left.push(told);
    look();
  });
  // Not at its exit: the last words may still be in the pipe.
  child.once('close', () => {
    hasEnded = true;
    look();
  });
  /** Looks again at every word that comes. */
  const until = (is: () => boolean, what: string) =>
    new Promise<void>((resolve, reject) => {
      const giveUp = setTimeout(() => reject(new Error(`In vain, for two minutes: ${what}.`)), PATIENCE_MS);
      look = () => {
        if (is()) resolve();
        else if (hasEnded) reject(new Error(`The players ended before their time: ${what}.`));
        else return;
        clearTimeout(giveUp);
      };
      look();
    });
  const kill = () => void child.kill('SIGKILL');
  try {
    await until(() => seated === candidates, `all ${candidates} sit`);
  } catch (error) {
    kill();
    throw error;
  }
  return {
    awayMs,
    allConnected: () => until(() => awayMs.length === broken, 'everybody is back'),
    async leave() {
      child.stdin.end();
      await until(() => left.length === candidates, 'all have left');
      return left;
    },
    kill,
  };
}
