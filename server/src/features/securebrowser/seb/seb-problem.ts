/** Why a .seb file cannot be read or written. `detail` is for people who repair files, in English. */
export type SebProblem =
  | 'notSeb'
  | 'tooLarge'
  | 'badPlist'
  | 'passwordNeeded'
  | 'wrongPassword'
  | 'certificateNeeded'
  | 'badPassword';

export class SebError extends Error {
  readonly problem: SebProblem;

  constructor(problem: SebProblem, detail: string) {
    super(detail);
    this.name = 'SebError';
    this.problem = problem;
  }
}
