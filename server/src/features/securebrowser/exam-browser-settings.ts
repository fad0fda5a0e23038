import { BrowserProfile, SecureBrowserSettings } from 'shared/contracts/securebrowser.ts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { PlistDict } from './seb/plist.ts';
import { readSebFile, writeSebFile } from './seb/seb-file.ts';

/** How an exam keeps its settings: passwords wrapped by the platform's key. */
const Kept = z.object({
  settingsPassword: z.string().nullable(),
  quitPassword: z.string().nullable(),
  allowedVersions: z.array(z.string()),
  browserExamKeys: z.array(z.string()).default([]),
  steered: z.boolean().default(false),
  profile: BrowserProfile.default(() => BrowserProfile.parse({})),
  /** A school's own file: its name, and the settings that stand under ours, wrapped because files hold passwords. */
  base: z.object({ name: z.string(), wrapped: z.string() }).nullable().default(null),
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
  const { base: _, ...said } = parsed.data;
  const open = (wrapped: string | null) =>
    wrapped === null ? null : Buffer.from(secrets.unwrap(wrapped, labelOf(examId))).toString('utf8');
  return SecureBrowserSettings.parse({
    ...said,
    settingsPassword: open(said.settingsPassword),
    quitPassword: open(said.quitPassword),
  });
}

/** The settings as an exam keeps them; `base` is the school's own file under them, or null. */
export function keepSettings(
  secrets: Deps['secrets'],
  settings: SecureBrowserSettings,
  { examId, base }: { examId: string; base: BaseFile | null },
): z.infer<typeof Kept> {
  const wrap = (password: string | null) =>
    password === null ? null : secrets.wrap(Buffer.from(password, 'utf8'), labelOf(examId));
  return {
    ...settings,
    settingsPassword: wrap(settings.settingsPassword),
    quitPassword: wrap(settings.quitPassword),
    base: base && {
      name: base.name,
      wrapped: secrets.wrap(writeSebFile(base.settings, { container: 'plnd' }), labelOf(examId)),
    },
  };
}

/** A school's own file as it stands under an exam's settings. */
export interface BaseFile {
  readonly name: string;
  readonly settings: PlistDict;
}

export function openBase(secrets: Deps['secrets'], kept: unknown, examId: string): BaseFile | null {
  const base = Kept.safeParse(kept).data?.base;
  if (!base) return null;
  return { name: base.name, settings: readSebFile(secrets.unwrap(base.wrapped, labelOf(examId))).settings };
}

const labelOf = (examId: string) => `seb-settings:${examId}`;
