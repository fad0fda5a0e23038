import type { Definition, KindName } from 'shared/questions/registry.ts';
import { newPartId } from './new-part-id.ts';

/** So many empty parts, with ids that say nothing of their order. */
function parts(count: number) {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) ids.push(newPartId(ids));
  return ids.map((id) => ({ id, content: [] }));
}

/** Letters as ids, where the order of parts tells nothing. */
const lettered = (letters: string) => [...letters].map((id) => ({ id, content: [] }));

const base = { stem: [] };

/** A question of each kind as its author begins it; a kind without one does not compile. */
const BLANKS: { readonly [Kind in KindName]: () => Extract<Definition, { kind: Kind }> } = {
  choice: () => ({ kind: 'choice', ...base, options: lettered('abcd'), key: null }),
  trueFalseGroup: () => ({
    kind: 'trueFalseGroup',
    ...base,
    statements: lettered('abcd').map((statement) => ({ ...statement, key: null })),
  }),
  shortAnswer: () => ({ kind: 'shortAnswer', ...base, accepted: [] }),
  multipleChoice: () => ({
    kind: 'multipleChoice',
    ...base,
    options: lettered('abcd'),
    key: [],
    scoring: { rule: 'allOrNothing' },
  }),
  shortText: () => ({ kind: 'shortText', ...base, accepted: [] }),
  essay: () => ({ kind: 'essay', ...base, rubric: [] }),
  matching: () => ({ kind: 'matching', ...base, sources: parts(3), targets: parts(4), key: {}, perTarget: 1 }),
  matrix: () => ({ kind: 'matrix', ...base, rows: parts(3), columns: parts(2), select: 'one', key: {} }),
  ordering: () => {
    const items = parts(4);
    return { kind: 'ordering', ...base, items, key: items.map(({ id }) => id) };
  },
  associate: () => ({ kind: 'associate', ...base, choices: parts(4), key: [], maxPairs: 2 }),
  cloze: () => ({ kind: 'cloze', ...base, text: [], gaps: [] }),
  composite: () => ({
    kind: 'composite',
    ...base,
    parts: [{ id: newPartId([]), points: 1, definition: BLANKS.choice() }],
  }),
  gapMatch: () => ({ kind: 'gapMatch', ...base, text: [], tokens: parts(3), key: {}, scoring: { rule: 'perPlace' } }),
  hotText: () => ({ kind: 'hotText', ...base, text: [], key: [], scoring: { rule: 'allOrNothing' } }),
  hotspot: () => ({ kind: 'hotspot', ...base, picture: null, spots: [], key: [], scoring: { rule: 'allOrNothing' } }),
  labelPicture: () => ({
    kind: 'labelPicture',
    ...base,
    picture: null,
    spots: [],
    labels: parts(3),
    key: {},
    scoring: { rule: 'perPlace' },
  }),
  pointOnPicture: () => ({ kind: 'pointOnPicture', ...base, picture: null, areas: [], points: 1 }),
  slider: () => ({ kind: 'slider', ...base, min: 0, max: 10, step: 1, key: null }),
  fileUpload: () => ({
    kind: 'fileUpload',
    ...base,
    accept: [],
    maxFiles: 1,
    maxBytes: 20 * 1024 * 1024,
    rubric: [],
  }),
  drawing: () => ({ kind: 'drawing', ...base, width: 800, height: 500, rubric: [] }),
  recording: () => ({ kind: 'recording', ...base, maxSeconds: 120, rubric: [] }),
};

/** A question of a kind with nothing in it yet. */
export function blankOf(kind: KindName): Definition {
  return BLANKS[kind]();
}
