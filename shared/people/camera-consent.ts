import { z } from 'zod';

/** Below this age a person acts through a legal representative (Bộ luật Dân sự 2015, Điều 21; decision 0043). */
const OF_AGE = 18;
/** Birthdays begin at midnight in Vietnam, all year seven hours before UTC. */
const VIETNAM_MS = 7 * 3_600_000;

/** Whose word it is: the pupil's own, or that of the parent or guardian. */
export const ConsentParty = z.enum(['pupil', 'family']);
export type ConsentParty = z.infer<typeof ConsentParty>;

/** What somebody who does not want the camera may have instead, without disadvantage. */
export const Alternative = z.enum(['supervised', 'anotherSitting']);
export type Alternative = z.infer<typeof Alternative>;

/** What one party said last; only the newest row counts. */
export interface Word {
  readonly party: ConsentParty;
  readonly version: string;
  /** False for a refusal and after a withdrawal. */
  readonly camera: boolean;
  /** Whether it agreed to the microphone as well. */
  readonly microphone: boolean;
  readonly alternative: Alternative | null;
  /** Said while the sitting was under way, where at its beginning it was not yes: it holds for the next one. */
  readonly isLate?: boolean;
}

/** Where the consent to the camera stands. Only `agreed` lets the camera be used. */
export const CameraConsent = z.enum([
  'notAsked',
  'agreed',
  'familyRefused',
  'pupilRefused',
  'familySilent',
  'familyLate',
  'pupilSilent',
]);
export type CameraConsent = z.infer<typeof CameraConsent>;

/** Whether a person needs a representative's word on a day; who gave no date of birth is treated as a child. */
export function needsFamily(birthDate: string | null, at: number): boolean {
  if (birthDate === null) return true;
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  return Date.UTC(year + OF_AGE, month - 1, day) - VIETNAM_MS > at;
}

/**
 * Both words together: a refusal of either side holds, and so does silence. A word on an older notice counts as none, because
 * what is watched has changed since, and a family's yes that comes during the sitting turns no camera on: the browser would
 * ask for it over the paper. `words` are the newest of each party. `microphone` holds where all whose word is needed
 * agreed to it besides the camera.
 */
export function cameraConsentOf(
  words: readonly Word[],
  { version, needsFamily }: { readonly version: string; readonly needsFamily: boolean },
): { readonly consent: CameraConsent; readonly alternative: Alternative | null; readonly microphone: boolean } {
  const said = (party: ConsentParty) => {
    const word = words.find((one) => one.party === party);
    if (!word) return 'nothing';
    if (!word.camera) return 'no';
    if (word.version !== version) return 'nothing';
    return word.isLate ? 'late' : 'yes';
  };
  const refusal = (party: ConsentParty) => words.find((one) => one.party === party)?.alternative ?? 'supervised';
  const [pupil, family] = [said('pupil'), needsFamily ? said('family') : 'yes'];
  const microphone = false;
  if (family === 'no') return { consent: 'familyRefused', alternative: refusal('family'), microphone };
  if (pupil === 'no') return { consent: 'pupilRefused', alternative: refusal('pupil'), microphone };
  if (family === 'nothing') return { consent: 'familySilent', alternative: 'supervised', microphone };
  if (family === 'late') return { consent: 'familyLate', alternative: 'supervised', microphone };
  if (pupil === 'nothing') return { consent: 'pupilSilent', alternative: null, microphone };
  const needed = words.filter(({ party }) => party === 'pupil' || needsFamily);
  return { consent: 'agreed', alternative: null, microphone: needed.every((word) => word.microphone) };
}
