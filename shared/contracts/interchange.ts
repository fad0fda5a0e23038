import { z } from 'zod';
import { ChainedEvent, ChainHash, ItemId } from '../attempt/events.ts';
import { Definition } from '../questions/registry.ts';
import { Scheme } from '../scoring/scheme.ts';
import { endpoint } from './endpoint.ts';

/**
 * An entry of the audit chain; what does not concern the exam is there by its hash alone.
 * @public its name stands in OpenAPI
 */
export const AuditLink = z.object({
  contentHash: ChainHash,
  hash: ChainHash,
  entry: z
    .object({
      seq: z.number().int(),
      at: z.iso.datetime(),
      actor: z.string(),
      act: z.string(),
      subjectKind: z.string(),
      subjectId: z.string(),
      details: z.record(z.string(), z.unknown()),
    })
    .nullable(),
});

/**
 * A finished exam as one JSON file that anybody can verify without the server: every ledger with its receipt, the key, the
 * marks and the audit chain. It holds candidate numbers and no names. `signature` is Ed25519 over the SHA-256 of the
 * canonical JSON of all other members.
 */
export const ExamFile = z.object({
  format: z.literal('khaothi-exam-1'),
  exportedAt: z.iso.datetime(),
  exam: z.object({ id: z.string(), title: z.string(), subject: z.string() }),
  key: z.object({
    scheme: Scheme,
    items: z.array(z.object({ id: ItemId, part: z.number().int(), definition: Definition })),
    /** Items for which everybody gets full points. */
    everybody: z.array(ItemId),
  }),
  attempts: z.array(
    z.object({
      attempt: z.string(),
      session: z.string(),
      number: z.string(),
      code: z.string(),
      events: z.array(ChainedEvent),
      head: z.object({ seq: z.number().int(), hash: ChainHash }),
      /** `path` as in a receipt: absent where the signature stands over this one alone. */
      receipt: z
        .object({ at: z.number().int(), signature: z.string(), path: z.array(ChainHash).max(32).optional() })
        .nullable(),
      /** The mark that counts; null where the attempt has none yet. */
      mark: z.number().nullable(),
    }),
  ),
  audit: z.array(AuditLink),
  /** Ed25519 public key as SPKI PEM. */
  publicKey: z.string(),
  signature: z.string(),
});
export type ExamFile = z.infer<typeof ExamFile>;

export const exportExamFile = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/file',
  audience: 'staff',
  summary: 'The exam as one file that can be verified offline',
  params: z.object({ examId: z.uuid() }),
  reply: 'file',
  errors: ['paperWithheld'],
});
