import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type AssessedItem, type Assessment, assess } from './assess.ts';

/** Files that nobody here wrote, beside the checkout; without them these tests say so and pass. */
const ROOT = fileURLToPath(new URL('../../../../../../../shared/corpora/', import.meta.url));
const FOLDERS = ['kennisnet-php-qti3', 'pie-qti']
  .map((name) => `${ROOT}${name}`)
  .filter((folder) => existsSync(folder));

const paths = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(xml|zip)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`),
);

/** Items that an index says there are, whose interactions we name in the issue. */
const indexed = () => {
  const items = JSON.parse(readFileSync(`${ROOT}INDEX.qti-items.json`, 'utf8')) as { rpTemplate: string | null }[];
  return items.length;
};

describe.skipIf(paths.length === 0)('QTI files that nobody here wrote', () => {
  const all: Promise<Assessment[]> = Promise.all(
    paths.map((path) => assess({ name: relative(ROOT, path), bytes: readFileSync(path) })),
  );
  const items = async () => (await all).flatMap((one) => one.items);
  const problemsOf = async (file: string) => {
    const found = (await all).find((one) => one.file.endsWith(file));
    return [...(found?.problems ?? []), ...(found?.items.flatMap(({ problems }) => problems) ?? [])].map(
      ({ what }) => what,
    );
  };

  test('all of their items are read', async () => {
    expect((await items()).length).toBe(indexed());
  });

  test('nearly all that ask something become questions', async () => {
    const asking = (await items()).filter(({ interactions }) => interactions.length > 0);
    const taken = asking.filter(({ kind }) => kind !== null);
    expect(taken.length / asking.length).toBeGreaterThanOrEqual(0.95);
  });

  test('by the published templates their declared answers earn everything, and none earns nothing', async () => {
    const isKeyed = ({ byTemplate }: AssessedItem) => byTemplate === 'match_correct' || byTemplate === 'map_response';
    const keyed = (await items()).filter((item) => isKeyed(item) && item.score !== null);
    expect(keyed.length).toBeGreaterThan(20);
    for (const { identifier, score, maximum, scoreEmpty, taken, kind } of keyed) {
      expect({ identifier, score, scoreEmpty: scoreEmpty ?? 0 }).toEqual({ identifier, score: maximum, scoreEmpty: 0 });
      if (kind !== null) expect({ identifier, ...taken }).toEqual({ identifier, score: maximum, scoreEmpty: 0 });
    }
  });

  test('our question marks as its author does, or the report says that it does not', async () => {
    for (const { identifier, kind, score, taken, problems } of await items()) {
      if (kind === null || score === null || score === taken.score) continue;
      expect({ identifier, said: problems.some(({ what }) => what === 'ownScoringReplaced') }).toEqual({
        identifier,
        said: true,
      });
    }
  });

  test.each([
    ['invalid-response-processing.zip', 'invalidResponseProcessing'],
    ['no-max-score-all-items.zip', 'noMaxScore'],
    ['no-metadata.zip', 'noMetadata'],
    ['no-response-processing.zip', 'noResponseProcessing'],
  ])('of %s it is said: %s', async (file, problem) => {
    expect(await problemsOf(file)).toContain(problem);
    expect(await problemsOf('valid-package.zip')).not.toContain(problem);
  });
});
