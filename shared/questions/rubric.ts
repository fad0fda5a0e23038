import { z } from 'zod';
import { plainText, type RichText } from './content.ts';
import { PartId } from './part-id.ts';

/** How a person marks an answer: criteria with points, each with named levels where the author gives them. */
export const Rubric = z
  .array(
    z.object({
      id: PartId,
      criterion: z.string().max(1_000),
      points: z.number().nonnegative().max(1_000),
      /** `share` of the criterion's points, in [0, 1]. */
      levels: z
        .array(z.object({ share: z.number().min(0).max(1), text: z.string().max(1_000) }))
        .max(10)
        .optional(),
    }),
  )
  .max(30);
export type Rubric = z.infer<typeof Rubric>;

/** The words of a rubric, for search. */
export function textsOfRubric(rubric: Rubric): RichText[] {
  return rubric.flatMap(({ criterion, levels = [] }) => [
    plainText(criterion),
    ...levels.map(({ text }) => plainText(text)),
  ]);
}
