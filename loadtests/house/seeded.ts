import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Day } from '../days/days.ts';

/** What `pnpm khaothi seed` prints: the codes of the slips, the token of the survey's link, and how its manager signs in. */
export const Seeded = z.object({
  slips: z.array(z.string()).min(1),
  survey: z.string(),
  manager: z.object({ username: z.string(), password: z.string() }),
});
export type Seeded = z.infer<typeof Seeded>;

/** A server that runs already, and who may enter it: what `--target` and `--slips` name. */
export interface Target {
  readonly origin: string;
  readonly file: string;
  readonly seeded: Seeded;
}

/** Reads what was named; a sentence in both languages where it does not do for the day. */
export function readTarget(
  { target, slips }: { readonly target?: string | undefined; readonly slips?: string | undefined },
  { measured, candidates }: Pick<Day, 'measured' | 'candidates'>,
): Target | string {
  if (!slips || !URL.canParse(target ?? ''))
    return (
      'Máy chủ đang chạy cần cả --target URL và --slips TỆP (pnpm khaothi seed --candidates N > TỆP).\n' +
      'A server that runs already needs --target URL and --slips FILE (pnpm khaothi seed --candidates N > FILE).'
    );
  const seeded = readSeeded(slips);
  if (!seeded)
    return (
      `Không đọc được tệp phiếu ${slips}: cần đúng những gì lệnh pnpm khaothi seed --candidates N in ra.\n` +
      `${slips} cannot be read as slips: it must hold what pnpm khaothi seed --candidates N prints.`
    );
  const held = seeded.slips.length;
  // Families have no slips.
  if (measured !== 'forms' && held < candidates)
    return (
      `Tệp ${slips} có ${held} phiếu, không đủ cho ${candidates} thí sinh: thêm --candidates ${held}.\n` +
      `${slips} holds ${held} slips, too few for ${candidates} candidates: add --candidates ${held}.`
    );
  return { origin: new URL(target as string).origin, file: slips, seeded };
}

function readSeeded(file: string): Seeded | null {
  try {
    return Seeded.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
