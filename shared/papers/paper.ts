import { z } from 'zod';
import { ItemId } from '../attempt/events.ts';
import { forCandidates, mediaIn } from '../questions/content.ts';
import { type Definition, toView, View } from '../questions/registry.ts';
import { Stimulus, stimulusHash } from '../questions/stimulus.ts';
import type { Form } from './form.ts';

/** What a candidate holds of an exam, of one code: views without keys, and the pictures they show. */
export const Paper = z.object({
  examId: z.string(),
  title: z.string(),
  subject: z.string(),
  code: z.string(),
  durationSeconds: z.number().int().positive(),
  parts: z.array(
    z.object({
      part: z.number().int(),
      kind: z.string(),
      points: z.number(),
      items: z.array(
        z.object({
          id: ItemId,
          number: z.number().int(),
          view: View,
          /** Its name in `stimuli`. */
          stimulus: z.string().optional(),
        }),
      ),
    }),
  ),
  /** By `stimulusHash`: what several questions are about, once. */
  stimuli: z.record(z.string(), Stimulus).optional(),
  /** SHA-256 of a picture -> data URL. */
  media: z.record(z.string(), z.string()),
});
export type Paper = z.infer<typeof Paper>;

export interface PaperHead {
  readonly examId: string;
  readonly title: string;
  readonly subject: string;
  readonly durationSeconds: number;
  readonly parts: readonly { readonly part: number; readonly kind: string; readonly points: number }[];
}

/** Makes the candidate's paper of one form. Pictures that only a key or a solution shows stay out. */
export function makePaper(
  head: PaperHead,
  form: Form,
  definitions: ReadonlyMap<string, Definition>,
  picture: (sha256: string) => string,
): Paper {
  const media: Record<string, string> = {};
  const stimuli: Record<string, Stimulus> = {};
  const show = (value: unknown) => {
    for (const sha256 of mediaIn(value)) media[sha256] ??= picture(sha256);
  };
  const parts = head.parts.map(({ part, kind, points }) => ({
    part,
    kind,
    points,
    items: form.places
      .filter((place) => place.part === part)
      .map((place, index) => {
        const definition = definitions.get(place.item);
        if (!definition) throw new RangeError(`form ${form.code} names the item ${place.item}, which the exam has not`);
        const view = toView(definition, place.options.length > 0 ? place.options : undefined);
        show(view);
        if (!definition.stimulus) return { id: place.item, number: index + 1, view };
        const stimulus = stimulusHash(definition.stimulus);
        stimuli[stimulus] ??= forCandidates(definition.stimulus);
        show(stimuli[stimulus]);
        return { id: place.item, number: index + 1, view, stimulus };
      }),
  }));
  return {
    examId: head.examId,
    title: head.title,
    subject: head.subject,
    code: form.code,
    durationSeconds: head.durationSeconds,
    parts,
    stimuli,
    media,
  };
}
