import { readFile } from 'node:fs/promises';
import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import type { Dossier } from 'shared/contracts/proctoring-dossier.ts';
import { z } from 'zod';

/** The card that `pnpm proctoring:evaluate` writes and CI holds; other columns are on the card itself. */
const CARD = new URL('../../../../../proctoring/evaluation/card.json', import.meta.url);

const Rows = z.array(
  z.object({
    signal: z.string(),
    condition: z.string(),
    precision: z.number().nullable(),
    recall: z.number().nullable(),
    falseAlarmsPerHour: z.number().nullable(),
    alarmedShare: z.number().nullable(),
    n: z.number().int(),
  }),
);

/** The measured error rates; null where there is no card, or nothing was measured yet: no figure is better than an old one. */
export async function readCard(): Promise<Dossier['card']> {
  const text = await readFile(CARD, 'utf8').catch(() => '[]');
  const rows = Rows.parse(JSON.parse(text));
  if (rows.length === 0) return null;
  return rows.map(({ signal, ...row }) => ({ name: isSignalName(signal) ? signalOf(signal).name.vi : signal, ...row }));
}
