import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readQuestionFile } from '../formats/read-in-worker.ts';
import { UnreadableFile } from '../formats/refusal.ts';
import { readWord } from './read-word.ts';

const file = readFileSync(new URL('./fixtures/hoa-hoc-tu-dong-loi-giai.docx', import.meta.url));
const parts = unzipSync(file);
const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
const elements = document.match(/<[^>]+>|[^<]+/g) ?? [];

/** Either questions or a refusal with a reason: never another error. */
async function isHandled(bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readWord(bytes)).questions.length > 0;
  } catch (error) {
    if (error instanceof UnreadableFile) return true;
    throw error;
  }
}

test('a file with broken bytes is read or refused', async () => {
  const flips = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(flips, async (changes) => {
      const bytes = Uint8Array.from(file);
      for (const [at, value] of changes) bytes[at] = value;
      expect(await isHandled(bytes)).toBe(true);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a file whose XML has pieces missing, twice or at the wrong place is read or refused', async () => {
  const piece = fc.nat(elements.length - 1);
  const change = fc.tuple(fc.constantFrom('drop', 'repeat', 'move'), piece, piece);
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const mixed = [...elements];
      for (const [how, at, to] of changes) {
        const taken = how === 'repeat' ? [mixed[at] ?? ''] : mixed.splice(at, 1);
        if (how !== 'drop') mixed.splice(to, 0, ...taken);
      }
      const bytes = zipSync({ ...parts, 'word/document.xml': strToU8(mixed.join('')) }, { level: 0 });
      expect(await isHandled(bytes)).toBe(true);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('words in any order are read or refused', async () => {
  const texts = [...document.matchAll(/<w:t[^>]*>([^<]+)</g)].map((found) => found[1] ?? '');
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(texts, { minLength: 5, maxLength: 200 }), async (words) => {
      const body = words.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
      const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
      expect(await isHandled(zipSync({ 'word/document.xml': strToU8(xml) }, { level: 0 }))).toBe(true);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('a file that takes too long is given up, and the next one is read', async () => {
  const limits = { milliseconds: 1, megabytes: 256 };
  await expect(readQuestionFile({ name: 'a.docx', bytes: file }, { limits })).rejects.toMatchObject({
    why: 'fileTooSlow',
  });
  expect((await readQuestionFile({ name: 'a.docx', bytes: file })).questions).toHaveLength(15);
});
