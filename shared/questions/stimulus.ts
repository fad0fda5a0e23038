import { z } from 'zod';
import { canonical, type Json } from '../attempt/canonical.ts';
import { hashText } from '../attempt/chain.ts';
import { RichText } from './content.ts';

/**
 * What several questions are about: a passage, a table of data, a recording. Each question carries it whole, so that a
 * version is complete by itself; equal content is the same stimulus.
 */
export const Stimulus = z.object({ title: z.string().max(300).optional(), content: RichText });
export type Stimulus = z.infer<typeof Stimulus>;

/** The name of a stimulus within a paper: 22 characters, equal for equal content. */
export function stimulusHash(stimulus: Stimulus): string {
  return hashText(`khaothi-stimulus-1\n${canonical(stimulus as unknown as Json)}`).slice(0, 22);
}
