import { SecureBrowserSettings } from 'shared/contracts/securebrowser.ts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';

/** How an exam keeps its settings: passwords wrapped by the platform's key. */
const Kept = z.object({
  settingsPassword: z.string().nullable(),
  quitPassword: z.string().nullable(),
  allowedVersions: z.array(z.string()),
  browserExamKeys: z.array(z.string()).default([]),
  steered: z.boolean().default(false),
});

const NONE: SecureBrowserSettings = SecureBrowserSettings.parse({
  settingsPassword: null,
  quitPassword: null,
  allowedVersions: [],
});

/** The settings as an exam keeps them; an exam that was never set up has none. */
export function openSettings(secrets: Deps['secrets'], kept: unknown, examId: string): SecureBrowserSettings {
  const parsed = Kept.safeParse(kept);
  if (!parsed.success) return NONE;
  const open = (wrapped: string | null) =>
    wrapped === null ? null : Buffer.from(secrets.unwrap(wrapped, labelOf(examId))).toString('utf8');
  return SecureBrowserSettings.parse({
    ...parsed.data,
    settingsPassword: open(parsed.data.settingsPassword),
    quitPassword: open(parsed.data.quitPassword),
  });
}

export function keepSettings(
  secrets: Deps['secrets'],
  settings: SecureBrowserSettings,
  examId: string,
): z.infer<typeof Kept> {
  const wrap = (password: string | null) =>
    password === null ? null : secrets.wrap(Buffer.from(password, 'utf8'), labelOf(examId));
  return {
    ...settings,
    settingsPassword: wrap(settings.settingsPassword),
    quitPassword: wrap(settings.quitPassword),
  };
}

const labelOf = (examId: string) => `seb-settings:${examId}`;
