import { z } from 'zod';
import type { RichText } from '../content.ts';

/** A picture that something is done upon: its SHA-256, what it shows in words, and its size in its own pixels. */
export const Picture = z.object({
  media: z.string().regex(/^[0-9a-f]{64}$/),
  alt: z.string().max(1_000),
  width: z.number().int().positive().max(5_000),
  height: z.number().int().positive().max(5_000),
});
export type Picture = z.infer<typeof Picture>;

/** The picture as a text, so that search, media lists and the look for missing words treat it as any other. */
export function textsOfPicture(picture: Picture | null | undefined): RichText[] {
  return picture ? [[{ type: 'paragraph', content: [{ type: 'image', ...picture }] }]] : [];
}
