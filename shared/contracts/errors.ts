import { alwaysErrors, filled } from './errors/always.ts';
import { bankErrors } from './errors/bank.ts';
import { deliveryErrors } from './errors/delivery.ts';
import { gradingErrors } from './errors/grading.ts';
import { invigilationErrors } from './errors/invigilation.ts';
import { peopleErrors } from './errors/people.ts';
import { proctoringErrors } from './errors/proctoring.ts';
import { releasesErrors } from './errors/releases.ts';
import { reportsErrors } from './errors/reports.ts';
import { roomServersErrors } from './errors/room-servers.ts';
import { scriptsErrors } from './errors/scripts.ts';
import { securebrowserErrors } from './errors/securebrowser.ts';
import { sessionsErrors } from './errors/sessions.ts';
import { surveysErrors } from './errors/surveys.ts';

/**
 * Every refusal the product can give: code, HTTP status, and what the person reads, in both languages. `{name}` places are
 * filled from the refusal's details. Anything that is not here is a fault, shown as `internal` with its number.
 */
export interface ErrorEntry {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

export const errors = {
  ...alwaysErrors,
  ...bankErrors,
  ...deliveryErrors,
  ...gradingErrors,
  ...invigilationErrors,
  ...peopleErrors,
  ...proctoringErrors,
  ...releasesErrors,
  ...reportsErrors,
  ...roomServersErrors,
  ...scriptsErrors,
  ...securebrowserErrors,
  ...sessionsErrors,
  ...surveysErrors,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errors;
export type Language = 'vi' | 'en';

/** The sentence of a refusal in a language, with `{places}` filled from `details`. */
export function sentenceOf(
  code: ErrorCode,
  language: Language,
  details: Readonly<Record<string, unknown>> = {},
): string {
  return filled(errors[code], language, details);
}
