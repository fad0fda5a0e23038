import type { ClozeDefinition } from 'shared/questions/cloze/cloze.ts';
import { numberValue } from 'shared/questions/short-answer/number-box.ts';
import type { ShortAnswerDefinition } from 'shared/questions/short-answer/short-answer.ts';
import type { ShortTextDefinition } from 'shared/questions/short-text/short-text.ts';
import type { AcceptedText } from 'shared/questions/text-match.ts';
import { contentOf } from './content.ts';
import { choiceOf, hint, named, type WriteContext, type WrittenPart } from './part.ts';
import {
  add,
  any,
  correct,
  float,
  isNull,
  largest,
  mapResponse,
  match,
  not,
  plain,
  product,
  response,
  set,
  variable,
  when,
} from './rules.ts';
import { el, type XmlNode } from './xml.ts';

/** Numbers that are right, each within a tolerance. */
function isAnyNumber(identifier: string, numbers: readonly number[], tolerance: number): XmlNode {
  const mode =
    tolerance > 0 ? { 'tolerance-mode': 'absolute', tolerance: plain(tolerance) } : { 'tolerance-mode': 'exact' };
  return any(...numbers.map((number) => el('qti-equal', mode, float(number), variable(identifier))));
}

const numbersOf = (accepted: readonly string[]) => accepted.flatMap((text) => numberValue(text) ?? []);

export function writeShortAnswer(definition: ShortAnswerDefinition, context: WriteContext): WrittenPart {
  const { stem: _, solution: __, stimulus: ___, ...own } = definition;
  const { response: identifier, score } = context;
  const numbers = numbersOf(definition.accepted);
  const right = numbers.slice(0, 1).map(plain);
  const said = {
    'response-identifier': identifier,
    'expected-length': definition.entry === 'free' ? 12 : 4,
    ...hint({ tolerance: undefined, entry: undefined, unit: undefined, ...own }),
  };
  return {
    declarations: [response({ identifier, cardinality: 'single', baseType: 'float' }, right)],
    body: [el('p', {}, el('qti-text-entry-interaction', said))],
    rules:
      numbers.length > 0
        ? [when(isAnyNumber(identifier, numbers, definition.tolerance ?? 0), [set(score, float(1))])]
        : [],
  };
}

/** Texts by a map, where only words are compared; by patterns, where an asterisk stands for any words. */
function textScoring(identifier: string, accepted: readonly AcceptedText[], ignoresCase: boolean) {
  const right = accepted.filter(({ share = 1, match }) => share === 1 && match !== 'wildcard').slice(0, 1);
  const words = accepted.filter(({ match }) => match !== 'wildcard');
  const entries = words.map(({ text, share = 1 }) => ({ key: text, points: share }));
  const patterns = accepted.filter(({ match }) => match === 'wildcard');
  return {
    declaration: response(
      { identifier, cardinality: 'single', baseType: 'string' },
      right.map(({ text }) => text),
      {
        ...{ entries, ignoresCase },
      },
    ),
    /** The share of a given text, as an expression; and rules that raise `score` to what a pattern gives. */
    share: entries.length > 0 ? mapResponse(identifier) : float(0),
    raise: (score: string) =>
      patterns.map(({ text, share = 1 }) => {
        const asked = el(
          'qti-pattern-match',
          { pattern: patternOf(text), 'case-sensitive': !ignoresCase },
          variable(identifier),
        );
        return when(asked, [set(score, largest(variable(score), float(share)))]);
      }),
  };
}

/** "a*b" as a pattern of XML Schema. */
function patternOf(text: string): string {
  return text.replace(/\\\*|\*|[\\^$.|?+()[\]{}-]/g, (sign) =>
    sign === '*' ? '.*' : sign === '\\*' ? '\\*' : `\\${sign}`,
  );
}

export function writeShortText(definition: ShortTextDefinition, context: WriteContext): WrittenPart {
  const { stem: _, solution: __, stimulus: ___, ...own } = definition;
  const { response: identifier, score } = context;
  const { declaration, share, raise } = textScoring(identifier, definition.accepted, definition.ignoreCase ?? true);
  const said = {
    'response-identifier': identifier,
    'expected-length': definition.maxLength,
    ...hint({ ...TEXT, ...own }),
  };
  return {
    declarations: [declaration],
    body: [el('p', {}, el('qti-text-entry-interaction', said))],
    rules: [when(not(isNull(identifier)), [set(score, share), ...raise(score)])],
  };
}

/** What a text may leave unsaid. */
const TEXT = { ignoreCase: undefined, ignoreMarks: undefined, maxLength: undefined };

/** A text with gaps: a response of its own for each. */
export function writeCloze(definition: ClozeDefinition, context: WriteContext): WrittenPart {
  const { text, gaps, weights } = definition;
  const { path, score } = context;
  const name = (gap: string) => `${context.response}_${gap}`;
  const total = gaps.reduce((sum, { id }) => sum + (weights?.[id] ?? 1), 0);
  const body = contentOf(text, path, (inline) => {
    const gap = gaps.find(({ id }) => inline.type === 'gap' && id === inline.id);
    if (!gap) return '';
    const identifier = name(gap.id);
    if (gap.mode !== 'dropDown') {
      return el('qti-text-entry-interaction', {
        'response-identifier': identifier,
        'expected-length': gap.width,
        ...hint({ ...TEXT, tolerance: undefined, width: undefined, ...gap }),
      });
    }
    const choices = gap.options.map(({ id, content }) => choiceOf('qti-inline-choice', id, content, path));
    return el(
      'qti-inline-choice-interaction',
      { 'response-identifier': identifier, shuffle: true, ...hint({ mode: 'dropDown', key: gap.key }) },
      ...choices,
    );
  });
  const written = gaps.map((gap) => {
    const identifier = name(gap.id);
    const worth = total > 0 ? (weights?.[gap.id] ?? 1) / total : 0;
    const single = { identifier, cardinality: 'single' as const };
    if (gap.mode === 'dropDown') {
      const right = gap.key === null ? [] : [named(gap.key)];
      const isRight = match(variable(identifier), correct(identifier));
      return {
        declaration: response({ ...single, baseType: 'identifier' }, right),
        rules: right.length > 0 ? [when(isRight, [add(score, float(worth))])] : [],
      };
    }
    if (gap.mode === 'number') {
      const numbers = numbersOf(gap.accepted);
      return {
        declaration: response({ ...single, baseType: 'float' }, numbers.slice(0, 1).map(plain)),
        rules:
          numbers.length > 0
            ? [when(isAnyNumber(identifier, numbers, gap.tolerance ?? 0), [add(score, float(worth))])]
            : [],
      };
    }
    const { declaration, share, raise } = textScoring(identifier, gap.accepted, gap.ignoreCase ?? true);
    const given = [set(GAP, share), ...raise(GAP), add(score, product(variable(GAP), float(worth)))];
    return { declaration, rules: [when(not(isNull(identifier)), given)] };
  });
  return {
    declarations: written.map(({ declaration }) => declaration),
    body: [el('div', hint({ kind: 'cloze', weights }), ...body)],
    rules: written.flatMap(({ rules }) => rules),
    outcomes: gaps.some(({ mode }) => mode === 'text') ? [GAP] : [],
  };
}

const GAP = 'GAP';
