import { opaqueId } from './part-id.ts';
import type { SimpleDefinition, simpleKinds } from './simple-kinds.ts';

/** Kinds that a new question can be of. */
export type BlankKind = keyof typeof simpleKinds;

const options = (...ids: string[]) => ids.map((id) => ({ id, content: [] }));
const PER_PLACE = { rule: 'perPlace' as const };
const ALL_OR_NOTHING = { rule: 'allOrNothing' as const };

/**
 * A question of a kind with nothing in it yet, as its editor begins. `chance` gives texts that nobody can guess: ids of parts
 * whose written order is the key are made of them.
 */
export function blankOf(kind: BlankKind, chance: () => string): SimpleDefinition {
  const hidden = (count: number) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push(opaqueId(chance(), ids));
    return options(...ids);
  };
  const blanks: { readonly [K in BlankKind]: () => Extract<SimpleDefinition, { kind: K }> } = {
    choice: () => ({ kind: 'choice', stem: [], options: options('a', 'b', 'c', 'd'), key: null }),
    trueFalseGroup: () => ({
      ...{ kind: 'trueFalseGroup', stem: [] },
      statements: options('a', 'b', 'c', 'd').map((one) => ({ ...one, key: null })),
    }),
    shortAnswer: () => ({ kind: 'shortAnswer', stem: [], accepted: [] }),
    multipleChoice: () => ({
      ...{ kind: 'multipleChoice', stem: [], options: options('a', 'b', 'c', 'd'), key: [] },
      scoring: ALL_OR_NOTHING,
    }),
    shortText: () => ({ kind: 'shortText', stem: [], accepted: [] }),
    essay: () => ({ kind: 'essay', stem: [], rubric: [] }),
    matching: () => ({ kind: 'matching', stem: [], sources: options('s1', 's2', 's3'), targets: hidden(3), key: {} }),
    matrix: () => ({
      ...{ kind: 'matrix', stem: [], rows: options('r1', 'r2', 'r3'), columns: options('c1', 'c2') },
      ...{ select: 'one', key: {} },
    }),
    ordering: () => ({ kind: 'ordering', stem: [], items: hidden(4), key: [] }),
    associate: () => ({ kind: 'associate', stem: [], choices: hidden(4), key: [] }),
    cloze: () => ({ kind: 'cloze', stem: [], text: [], gaps: [] }),
    drawing: () => ({ kind: 'drawing', stem: [], width: 800, height: 500, rubric: [] }),
    fileUpload: () => ({ kind: 'fileUpload', stem: [], accept: [], maxFiles: 1, maxBytes: 10_485_760, rubric: [] }),
    gapMatch: () => ({ kind: 'gapMatch', stem: [], text: [], tokens: [], key: {}, scoring: PER_PLACE }),
    hotText: () => ({ kind: 'hotText', stem: [], text: [], key: [], scoring: ALL_OR_NOTHING }),
    hotspot: () => ({ kind: 'hotspot', stem: [], picture: null, spots: [], key: [], scoring: ALL_OR_NOTHING }),
    labelPicture: () => ({
      ...{ kind: 'labelPicture', stem: [], picture: null, spots: [], labels: [], key: {} },
      scoring: PER_PLACE,
    }),
    pointOnPicture: () => ({ kind: 'pointOnPicture', stem: [], picture: null, areas: [], points: 1 }),
    recording: () => ({ kind: 'recording', stem: [], maxSeconds: 60, rubric: [] }),
    slider: () => ({ kind: 'slider', stem: [], min: 0, max: 10, step: 1, key: null }),
  };
  return blanks[kind]();
}
