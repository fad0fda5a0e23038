import type { ImportDoubt } from 'shared/questions/draft.ts';
import type { Body } from './body.ts';
import type { Part } from './conventions.ts';
import { marksOf } from './marks.ts';
import type { RawQuestion } from './outline.ts';

const SURE = ['star', 'underline', 'highlight', 'red'] as const;

/** What was concluded and not read: a teacher should give it a look although nothing is wrong with it. */
export function doubtsOf(raw: RawQuestion, part: Part, body: Body, key: string | null): ImportDoubt[] {
  const doubts: ImportDoubt[] = [];
  if (raw.part === null || !raw.isPartNamed) doubts.push('kindGuessed');
  if (key === null) return doubts;
  const isWritten = body.keys.some(({ how }) => how !== 'judged');
  if (part === 1 && !isWritten) {
    const marks = marksOf(body.options);
    if (!SURE.some((mark) => marks[mark].has(key))) doubts.push('keyFromLook');
  }
  if (part === 2 && !isWritten && body.keys.length > 0) doubts.push('keyFromSolution');
  return doubts;
}
