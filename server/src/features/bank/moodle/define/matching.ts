import type { RichText } from 'shared/questions/content.ts';
import { opaqueId, opaqueParts } from 'shared/questions/part-id.ts';
import type { MoodleBody } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import type { Defined } from './defined.ts';

type Common = { readonly stem: RichText; readonly solution?: RichText };

/** Pairs; a second half without a first misleads. Equal second halves are one. */
export function defineMatching(
  { pairs }: Extract<MoodleBody, { type: 'match' }>,
  common: Common,
  reading: QuestionReading,
): Defined {
  const ids = new Set<string>();
  const idOf = (content: RichText) => {
    const id = opaqueId(JSON.stringify(content), ids);
    ids.add(id);
    return id;
  };
  const targets = new Map<string, { id: string; content: RichText }>();
  const sources: { id: string; content: RichText }[] = [];
  const key: Record<string, string[]> = {};
  for (const pair of pairs) {
    const content = reading.content(pair.target);
    const name = JSON.stringify(content);
    const target = targets.get(name) ?? { id: idOf(content), content };
    targets.set(name, target);
    const source = reading.content(pair.source);
    if (source.length === 0) continue;
    const id = idOf(source);
    sources.push({ id, content: source });
    key[id] = [target.id];
  }
  return { definition: { kind: 'matching', ...common, sources, targets: [...targets.values()], key } };
}

const RULES: Readonly<Record<string, 'allOrNothing' | 'perPlace' | 'adjacent'>> = {
  '': 'perPlace',
  ALL_OR_NOTHING: 'allOrNothing',
  '-1': 'allOrNothing',
  ABSOLUTE_POSITION: 'perPlace',
  '0': 'perPlace',
  RELATIVE_NEXT_EXCLUDE_LAST: 'adjacent',
  '1': 'adjacent',
};

/** Things in their right order; grading rules that we do not have become the nearest and are named. */
export function defineOrdering(
  { items, grading, select }: Extract<MoodleBody, { type: 'ordering' }>,
  common: Common,
  reading: QuestionReading,
): Defined {
  const named = opaqueParts(items.map((item) => reading.content(item)));
  const rule = RULES[grading];
  if (!rule) reading.lost.add(`gradingtype ${grading}`);
  if (select !== null) reading.lost.add(`selectcount ${select}`);
  return {
    definition: {
      kind: 'ordering',
      ...common,
      items: named,
      key: named.map(({ id }) => id),
      scoring: { rule: rule ?? 'adjacent' },
    },
  };
}
