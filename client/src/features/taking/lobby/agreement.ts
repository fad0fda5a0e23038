import type { CameraConsent } from 'shared/people/camera-consent.ts';

/** The lowest exam level that asks for the camera. */
export const LEVEL_WITH_CAMERA = 2;

/** Where the consent stands. `unknown`: the pupil answered, and what holds is still being asked. */
export type Agreement =
  | 'none'
  | 'unknown'
  | 'pageOnly'
  | 'withCamera'
  | 'withoutCamera'
  /** The pupil agreed; of the family there is no form, or one that says no. */
  | 'familySilent'
  | 'familyRefused';

/** `consent` is what holds of pupil and family (`readWatching`), null before it is known. */
export function agreementOf({
  examLevel,
  consentVersion,
  consent,
}: {
  readonly examLevel: number;
  readonly consentVersion: string | null;
  readonly consent: CameraConsent | null;
}): Agreement {
  if (consentVersion === null) return 'none';
  if (examLevel < LEVEL_WITH_CAMERA) return 'pageOnly';
  switch (consent) {
    case null:
      return 'unknown';
    case 'agreed':
      return 'withCamera';
    case 'familySilent':
    case 'familyRefused':
      return consent;
    case 'familyLate':
      return 'familySilent';
    case 'pupilRefused':
      return 'withoutCamera';
    case 'pupilSilent':
    case 'notAsked':
      return 'none';
  }
}
