import type { AssociateDefinition } from 'shared/questions/associate/associate.ts';
import type { MatchingDefinition } from 'shared/questions/matching/matching.ts';
import type { MatrixDefinition } from 'shared/questions/matrix/matrix.ts';
import { type Pair, type PairScoring, pairsOf } from 'shared/questions/pairs.ts';
import { STEPS_2025, type TrueFalseGroupDefinition } from 'shared/questions/true-false-group/true-false-group.ts';
import { choiceOf, hint, named, type WriteContext, type WrittenPart } from './part.ts';
import {
  add,
  all,
  correct,
  float,
  isNull,
  largest,
  mapResponse,
  match,
  member,
  not,
  product,
  response,
  set,
  value,
  variable,
  when,
} from './rules.ts';
import { el, type XmlNode } from './xml.ts';

interface Paired {
  readonly baseType: 'pair' | 'directedPair';
  readonly key: readonly Pair[];
  readonly scoring: PairScoring | undefined;
}

const pairName = ([from, to]: Pair) => `${named(from)} ${named(to)}`;

/** Pairs by any of our rules. */
function pairing(
  { baseType, key, scoring = { rule: 'perPair' } }: Paired,
  { response: identifier, score }: WriteContext,
): Pick<WrittenPart, 'declarations' | 'rules'> {
  const said = { identifier, cardinality: 'multiple' as const, baseType };
  const right = key.map(pairName);
  const count = key.length;
  const given = el('qti-container-size', {}, variable(identifier));
  switch (scoring.rule) {
    case 'allOrNothing': {
      const penalty = scoring.penalty ?? 0;
      const judged = when(
        match(variable(identifier), correct(identifier)),
        [set(score, float(1))],
        [set(score, float(-penalty))],
      );
      return {
        declarations: [response(said, right)],
        rules: penalty > 0 ? [when(isNull(identifier), [set(score, float(0))], [judged])] : [judged],
      };
    }
    case 'perPair': {
      const entries = right.map((key) => ({ key, points: 1 }));
      const minus = (a: XmlNode, b: XmlNode) => el('qti-subtract', {}, a, b);
      const beyond = largest(float(0), minus(given, float(count)));
      const share = product(largest(float(0), minus(mapResponse(identifier), beyond)), float(1 / count));
      const penalty = scoring.penalty ?? 0;
      const wrong = product(minus(given, mapResponse(identifier)), float(penalty / count));
      const judged = penalty > 0 ? largest(float(-1), minus(share, wrong)) : share;
      return {
        declarations: [response(said, right, { entries })],
        rules: [when(isNull(identifier), [set(score, float(0))], [set(score, judged)])],
      };
    }
    case 'weights': {
      const { pairs, maximum, minimum = 0 } = scoring;
      const entries = pairs.map(({ from, to, points }) => ({ key: pairName([from, to]), points: points / maximum }));
      return {
        declarations: [response(said, right, { entries, lower: minimum / maximum, upper: 1 })],
        rules: [when(isNull(identifier), [set(score, float(0))], [set(score, mapResponse(identifier))])],
      };
    }
  }
}

export function writeMatching(definition: MatchingDefinition, context: WriteContext): WrittenPart {
  const { sources, targets, key, perSource, perTarget, scoring } = definition;
  const { response: identifier, path } = context;
  const source = sources.map(({ id, content }) =>
    choiceOf('qti-simple-associable-choice', id, content, path, { 'match-max': perSource ?? 1 }),
  );
  const target = targets.map(({ id, content, pinned }) =>
    choiceOf('qti-simple-associable-choice', id, content, path, {
      'match-max': perTarget ?? 0,
      fixed: pinned ? true : undefined,
    }),
  );
  const said = { 'response-identifier': identifier, shuffle: true, 'max-associations': 0 };
  return {
    ...pairing({ baseType: 'directedPair', key: pairsOf(key), scoring }, context),
    body: [
      el(
        'qti-match-interaction',
        { ...said, ...hint({ kind: 'matching', perSource, perTarget, scoring, key }) },
        el('qti-simple-match-set', {}, ...source),
        el('qti-simple-match-set', {}, ...target),
      ),
    ],
  };
}

export function writeAssociate(definition: AssociateDefinition, context: WriteContext): WrittenPart {
  const { choices, key, maxPairs, scoring } = definition;
  const { response: identifier, path } = context;
  const said = { 'response-identifier': identifier, shuffle: true, 'max-associations': maxPairs ?? 0 };
  return {
    ...pairing({ baseType: 'pair', key, scoring }, context),
    body: [
      el(
        'qti-associate-interaction',
        { ...said, ...hint({ kind: 'associate', maxPairs, scoring, key }) },
        ...choices.map(({ id, content, max, pinned }) =>
          choiceOf('qti-simple-associable-choice', id, content, path, {
            'match-max': max ?? 1,
            fixed: pinned ? true : undefined,
          }),
        ),
      ),
    ],
  };
}

export function writeMatrix(
  { rows, columns, select, key, scoring }: MatrixDefinition,
  context: WriteContext,
): WrittenPart {
  const { response: identifier, score, path } = context;
  const rule = scoring?.rule ?? 'perRow';
  const pairs = pairsOf(key);
  const side = (list: MatrixDefinition['rows'], most: number) =>
    el(
      'qti-simple-match-set',
      {},
      ...list.map(({ id, content }) =>
        choiceOf('qti-simple-associable-choice', id, content, path, { 'match-max': most }),
      ),
    );
  const said = { 'response-identifier': identifier, shuffle: false, 'max-associations': 0, class: 'qti-match-tabular' };
  const cell = (row: string, column: string) =>
    member(value('directedPair', pairName([row, column])), variable(identifier));
  const rowRules = rows.flatMap(({ id: row }) => {
    const right = key[row] ?? [];
    if (right.length === 0) return [];
    if (rule === 'perRow') {
      const tests = columns.map(({ id }) => (right.includes(id) ? cell(row, id) : not(cell(row, id))));
      return [when(all(...tests), [add(score, float(1 / rows.length))])];
    }
    const count = columns.map(({ id }) =>
      when(cell(row, id), [add(ROW, float((right.includes(id) ? 1 : -1) / right.length))]),
    );
    return [
      set(ROW, float(0)),
      ...count,
      add(score, product(largest(float(0), variable(ROW)), float(1 / rows.length))),
    ];
  });
  const ROW_OUTCOME = rule === 'perCell' ? [ROW] : [];
  const whole = when(match(variable(identifier), correct(identifier)), [set(score, float(1))], [set(score, float(0))]);
  const rules = rule === 'allOrNothing' ? [whole] : [when(not(isNull(identifier)), rowRules)];
  return {
    declarations: [response({ identifier, cardinality: 'multiple', baseType: 'directedPair' }, pairs.map(pairName))],
    body: [
      el(
        'qti-match-interaction',
        { ...said, ...hint({ kind: 'matrix', select, scoring, key }) },
        side(rows, select === 'one' ? 1 : 0),
        side(columns, 0),
      ),
    ],
    rules: rule === 'allOrNothing' || rowRules.length > 0 ? rules : [],
    outcomes: ROW_OUTCOME,
  };
}

const ROW = 'ROW';

/** Part II: four statements, each Đúng or Sai, by the step table of the 2025 format as a table of the outcome. */
export function writeTrueFalse({ statements }: TrueFalseGroupDefinition, context: WriteContext): WrittenPart {
  const { response: identifier, score, path } = context;
  const right = statements.flatMap(({ id, key }) => (key === null ? [] : [`${named(id)} ${key ? YES : NO}`]));
  const side = statements.map(({ id, content }) =>
    choiceOf('qti-simple-associable-choice', id, content, path, { 'match-max': 1, 'match-min': 0 }),
  );
  const answers = [
    el('qti-simple-associable-choice', { identifier: YES, 'match-max': 0 }, 'Đúng'),
    el('qti-simple-associable-choice', { identifier: NO, 'match-max': 0 }, 'Sai'),
  ];
  const said = {
    'response-identifier': identifier,
    shuffle: false,
    'max-associations': statements.length,
    class: 'qti-match-tabular',
  };
  const counted = mapResponse(identifier);
  const steps = statements.map((_, at) => {
    const number = statements.length - at;
    return el(
      'qti-response-else-if',
      {},
      el('qti-gte', {}, counted, float(number)),
      set(score, float(stepOf(number, statements.length))),
    );
  });
  return {
    declarations: [
      response({ identifier, cardinality: 'multiple', baseType: 'directedPair' }, right, {
        entries: right.map((key) => ({ key, points: 1 })),
      }),
    ],
    body: [
      el(
        'qti-match-interaction',
        { ...said, ...hint({ kind: 'trueFalseGroup' }) },
        el('qti-simple-match-set', {}, ...side),
        el('qti-simple-match-set', {}, ...answers),
      ),
    ],
    rules: [
      el('qti-response-condition', {}, el('qti-response-if', {}, isNull(identifier), set(score, float(0))), ...steps),
    ],
  };
}

const YES = 'T';
const NO = 'F';

/** The share for a number of right statements: the table is written for four, other sizes are read at the same share. */
function stepOf(right: number, statements: number): number {
  const at = statements === STEPS_2025.length - 1 ? right : Math.floor((right / statements) * (STEPS_2025.length - 1));
  return STEPS_2025[at] ?? 0;
}
