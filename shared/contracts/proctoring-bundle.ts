import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const exportEvidence = endpoint({
  method: 'POST',
  path: '/api/proctoring/attempts/:attemptId/evidence',
  audience: 'staff',
  summary: 'One attempt as a signed bundle that anybody can verify offline; the export and its reason are written down',
  params: z.object({ attemptId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(5).max(2000) }),
  reply: 'file',
  errors: [],
});
