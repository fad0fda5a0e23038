/** The lowest exam level that asks for the camera. */
export const LEVEL_WITH_CAMERA = 2;

/** What the candidate said to the notice. `unknown`: agreed, and whether with the camera is still being asked. */
export type Agreement = 'none' | 'unknown' | 'pageOnly' | 'withCamera' | 'withoutCamera';

/** `level` is what holds after the consent (`readWatching`), null before it is known. */
export function agreementOf({
  examLevel,
  consentVersion,
  level,
}: {
  readonly examLevel: number;
  readonly consentVersion: string | null;
  readonly level: number | null;
}): Agreement {
  if (consentVersion === null) return 'none';
  if (examLevel < LEVEL_WITH_CAMERA) return 'pageOnly';
  if (level === null) return 'unknown';
  return level >= LEVEL_WITH_CAMERA ? 'withCamera' : 'withoutCamera';
}
