import { z } from 'zod';
import { RichText } from '../questions/content.ts';
import { endpoint } from './endpoint.ts';

export const PASTED_MOST = 1_000_000;

export const readPasted = endpoint({
  method: 'POST',
  path: '/api/bank/pasted',
  audience: 'staff',
  summary: 'Read what Word or a web page put on the clipboard: formulas (OMML, MathML, TeX), tables, kept pictures',
  body: z.object({ html: z.string().max(PASTED_MOST) }),
  bodyLimit: 4 * 1024 * 1024,
  reply: z.object({
    content: RichText,
    /** What could not be held, in the page's own words; empty where nothing was lost. */
    lost: z.array(z.string()),
  }),
  errors: ['pastedTooHeavy'],
});
