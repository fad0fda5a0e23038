import { z } from 'zod';

/** SHA-256 in 64 lower-case hex digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
