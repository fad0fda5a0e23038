import { createHash, randomBytes } from 'node:crypto';
import { type Form, type FormItem, makeForm } from 'shared/papers/form.ts';
import { makePaper, type PaperHead } from 'shared/papers/paper.ts';
import { formKey, keyCheck, RELEASE_KEY_BYTES } from 'shared/papers/release-key.ts';
import { sealLabel } from 'shared/papers/seal.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { paperBlob, releaseLabel } from './paper-names.ts';
import { sealBytes } from './seal-bytes.ts';
import { examForms, examReleases } from './tables.ts';
import { type Withheld, withhold } from './withheld.ts';

/**
 * Draws every code of an exam and seals it: from here on the paper exists only encrypted, and the one key that all codes
 * open by only wrapped. Which questions it asks is kept encrypted too; erasing that elsewhere is the caller's.
 * `picture` gives the data URL of a picture by its SHA-256.
 */
export async function sealPapers(
  { tx, blobs, secrets, now }: { tx: Tx } & Pick<Deps, 'blobs' | 'secrets' | 'now'>,
  exam: {
    head: PaperHead;
    seed: string;
    codes: readonly string[];
    items: readonly FormItem[];
    blueprint: Withheld['blueprint'];
    asks: Withheld['items'];
    picture: (sha: string) => string;
  },
): Promise<void> {
  const { examId } = exam.head;
  const release = randomBytes(RELEASE_KEY_BYTES);
  const definitions = new Map(exam.items.map((item) => [item.id, item.definition]));
  const forms: { code: string; places: Form['places'] }[] = [];
  for (const code of exam.codes) {
    const form = makeForm(exam.seed, code, exam.items);
    forms.push({ code, places: form.places });
    const paper = makePaper(exam.head, form, definitions, exam.picture);
    const sealed = sealBytes(
      Buffer.from(JSON.stringify(paper)),
      formKey(release, examId, code),
      sealLabel(examId, code),
    );
    await blobs.put(paperBlob(examId, code), sealed);
    await tx.insert(examForms).values({
      examId,
      code,
      places: [],
      contentHash: createHash('sha256').update(sealed).digest('hex'),
      bytes: sealed.length,
      madeAt: new Date(now()),
    });
  }
  const { seed, blueprint, asks } = exam;
  await tx.insert(examReleases).values({
    examId,
    wrappedKey: secrets.wrap(release, releaseLabel(examId)),
    keyCheck: keyCheck(release, examId),
    withheld: withhold(release, examId, { seed, blueprint, items: asks, forms }),
  });
}
