import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { type FormItem, makeForm } from 'shared/papers/form.ts';
import { makePaper, type PaperHead } from 'shared/papers/paper.ts';
import { sealLabel } from 'shared/papers/seal.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { examForms } from './tables.ts';

/**
 * Draws every code of an exam and seals it: from here on the paper exists only encrypted, and its key only wrapped.
 * `picture` gives the data URL of a picture by its SHA-256.
 */
export async function sealPapers(
  { tx, blobs, secrets, now }: { tx: Tx } & Pick<Deps, 'blobs' | 'secrets' | 'now'>,
  exam: {
    head: PaperHead;
    seed: string;
    codes: readonly string[];
    items: readonly FormItem[];
    picture: (sha: string) => string;
  },
): Promise<void> {
  const definitions = new Map(exam.items.map((item) => [item.id, item.definition]));
  for (const code of exam.codes) {
    const form = makeForm(exam.seed, code, exam.items);
    const paper = makePaper(exam.head, form, definitions, exam.picture);
    const label = sealLabel(exam.head.examId, code);
    const key = randomBytes(32);
    const sealed = seal(Buffer.from(JSON.stringify(paper)), key, label);
    await blobs.put(paperBlob(exam.head.examId, code), sealed);
    await tx.insert(examForms).values({
      examId: exam.head.examId,
      code,
      seed: exam.seed,
      places: [...form.places],
      contentHash: createHash('sha256').update(sealed).digest('hex'),
      bytes: sealed.length,
      wrappedKey: secrets.wrap(key, label),
      madeAt: new Date(now()),
    });
  }
}

/** The form that `shared/papers/seal.ts` opens (nonce, ciphertext, tag), by Node's own cipher: papers with pictures are large. */
function seal(plain: Uint8Array, key: Uint8Array, label: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export const paperBlob = (examId: string, code: string) => `paper/${examId}/${code}`;
