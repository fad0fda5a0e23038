import { describe, expect, test } from 'vitest';
import { plainText } from './content.ts';
import { type Definition, problemsOf, scoreOf } from './registry.ts';
import { SAMPLES, type SampledKind } from './testing/samples.ts';

/** The lists of parts of each kind that are named by `id`. */
const LISTS = [
  'options',
  'items',
  'tokens',
  'spots',
  'labels',
  'rows',
  'columns',
  'statements',
  'sources',
  'targets',
  'choices',
  'parts',
  'gaps',
];

const lists = (Object.keys(SAMPLES) as SampledKind[]).flatMap((kind) =>
  LISTS.filter((list) => {
    const parts = (SAMPLES[kind].definition as unknown as Record<string, unknown>)[list];
    return Array.isArray(parts) && parts.length > 1 && parts.every((part) => typeof part.id === 'string');
  }).map((list) => [kind, list] as const),
);

describe('two parts of one id', () => {
  test('are looked for in every list that a response names', () => expect(lists.length).toBeGreaterThan(10));

  test.each(lists)('are a problem of %s: %s', (kind, list) => {
    const { definition } = SAMPLES[kind];
    const parts = (definition as unknown as Record<string, { id: string }[]>)[list] ?? [];
    const repeated = parts.map((part, at) => (at === 1 ? { ...part, id: parts[0]?.id } : part));
    expect(problemsOf(definition)).not.toContain('duplicateOption');
    expect(problemsOf({ ...definition, [list]: repeated } as Definition)).toContain('duplicateOption');
  });
});

describe('a part called "constructor" that came past the schema', () => {
  const gap = { id: 'constructor', mode: 'text', accepted: [{ text: 'a' }] };
  const text = [{ type: 'paragraph', content: [{ type: 'gap', id: 'constructor' }] }];
  const stem = plainText('?');
  const shown = (id: string) => ({ id, content: plainText(id) });
  test.each([
    { kind: 'cloze', stem, text, gaps: [gap, { ...gap, id: 'b' }], weights: { b: 1 } },
    { kind: 'matrix', stem, rows: [shown('constructor')], columns: [shown('a'), shown('b')], select: 'one', key: {} },
    { kind: 'gapMatch', stem, text, tokens: [shown('a'), shown('b')], key: {}, scoring: { rule: 'perPlace' } },
  ])('earns nothing where nothing was said, and stops no marking: $kind', (definition) => {
    expect(scoreOf(definition as unknown as Definition, {}, {})).toBe(0);
    expect(problemsOf(definition as unknown as Definition)).not.toEqual([]);
  });
});
