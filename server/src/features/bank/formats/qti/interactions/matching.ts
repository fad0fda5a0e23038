import { type RichText, wordsOf } from 'shared/questions/content.ts';
import { childrenNamed, isTrue, type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { container, type Valued } from 'shared/questions/qti/value.ts';
import { Ids, identifierOf, MOST_PARTS, type Part, promptOf, type ReadContext } from '../interaction.ts';
import { distinct, pairings } from '../probes.ts';
import { bestOf, lowestOf, mappedShares, pairWorth } from './selecting.ts';

interface Side {
  readonly identifier: string;
  readonly content: RichText;
  /** How often it may be used; 0 for any number of times. */
  readonly most: number;
  readonly isPinned: boolean;
}

/** `matchInteraction`: statements with Đúng and Sai, rows of a table with one column each, or things that belong together. */
export function readMatch(element: QtiElement, { content, declared, correct, isOurs }: ReadContext): Part {
  const [sources = [], targets = []] = childrenNamed(element, 'simpleMatchSet').map((set) =>
    sideOf(element, set, content),
  );
  const limits = new Map([...sources, ...targets].map(({ identifier, most }) => [identifier, most]));
  const pairs = sources.flatMap((source) => targets.map((target) => [source.identifier, target.identifier] as const));
  const probes = isSmall(sources, targets)
    ? distinct(everyAnswer(sources, targets), correct)
    : pairings('directedPair', pairs, (id) => limits.get(id) ?? 1, correct);
  const [left, right] = [new Ids(sources, isOurs), new Ids(targets, isOurs)];
  const keyed = (value: Valued) => keyedBySource(value, left, right);
  const truth = truthOf(sources, targets);
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes,
    respond(value, kind) {
      if (value === null) return null;
      return kind === 'trueFalseGroup' ? saidOf(value, left, truth) : keyed(value);
    },
    definitions(base, share) {
      const best = correct ?? bestOf(probes, share);
      const key = { ...Object.fromEntries(sources.map(({ identifier }) => [left.of(identifier), []])), ...keyed(best) };
      const named = (ids: Ids) => (side: Side) => ({
        ...{ id: ids.of(side.identifier), content: side.content },
        ...(side.isPinned ? { pinned: true } : {}),
      });
      const worth = pairs.map(([source, target]) => ({
        ...{ from: left.of(source), to: right.of(target) },
        points: pairWorth(share, 'directedPair', best, [source, target]),
      }));
      const matching = {
        ...{ kind: 'matching' as const, ...base, key, ...mostOfSides(sources, targets) },
        sources: sources.map((source) => ({ id: left.of(source.identifier), content: source.content })),
        targets: targets.map(named(right)),
      };
      const shares = mappedShares(
        declared,
        pairs.map((pair) => pair.join(' ')),
        share,
      );
      const mapped = shares && worth.map((pair, at) => ({ ...pair, points: shares[at] ?? 0 }));
      const minimum = lowestOf(probes, share);
      const matched = [
        { ...matching, scoring: { rule: 'allOrNothing' as const } },
        { ...matching, scoring: { rule: 'perPair' as const } },
        { ...matching, scoring: { rule: 'weights' as const, pairs: worth, maximum: 1, ...minimum } },
        ...(mapped
          ? [{ ...matching, scoring: { rule: 'weights' as const, pairs: mapped, maximum: 1, ...minimum } }]
          : []),
      ];
      const select = isTable(sources, targets) ? ('one' as const) : isGrid(sources, targets) ? ('many' as const) : null;
      if (select === null) return matched;
      const said = saidOf(best, left, truth);
      const statements = sources.map(({ identifier, content }) => {
        const id = left.of(identifier);
        return { id, content, key: said[id] ?? null };
      });
      const matrix = {
        ...{ kind: 'matrix' as const, ...base, key, select },
        rows: sources.map((source) => ({ id: left.of(source.identifier), content: source.content })),
        columns: targets.map((target) => ({ id: right.of(target.identifier), content: target.content })),
      };
      return [
        ...(truth ? [{ kind: 'trueFalseGroup' as const, ...base, statements }] : []),
        { ...matrix, scoring: { rule: 'allOrNothing' as const } },
        { ...matrix, scoring: { rule: 'perRow' as const } },
        ...(select === 'many' ? [{ ...matrix, scoring: { rule: 'perCell' as const } }] : []),
        ...matched,
      ];
    },
  };
}

function sideOf(interaction: QtiElement, set: QtiElement, content: ReadContext['content']): Side[] {
  const shuffles = isTrue(interaction.attributes.shuffle);
  return childrenNamed(set, 'simpleAssociableChoice')
    .slice(0, MOST_PARTS)
    .map((choice) => ({
      identifier: identifierOf(choice),
      content: content.rich(choice.children),
      most: Math.max(0, Math.round(readNumber(choice.attributes.matchMax) ?? 1)),
      isPinned: !shuffles || isTrue(choice.attributes.fixed),
    }));
}

function keyedBySource(value: Valued, left: Ids, right: Ids): Record<string, string[]> {
  const pairs: Record<string, string[]> = {};
  for (const pair of value?.values ?? []) {
    const [source = '', target = ''] = String(pair).split(' ');
    const [from, to] = [left.of(source), right.of(target)];
    if (from !== '' && to !== '') pairs[from] = [...(pairs[from] ?? []), to];
  }
  return pairs;
}

function mostOfSides(sources: readonly Side[], targets: readonly Side[]): { perSource?: number; perTarget?: number } {
  const most = (side: readonly Side[]) =>
    side.some((one) => one.most === 0) ? 0 : Math.max(1, ...side.map((one) => one.most));
  const [perSource, perTarget] = [most(sources), most(targets)];
  return { ...(perSource > 0 ? { perSource } : {}), ...(perTarget > 0 ? { perTarget } : {}) };
}

/** One column for every row, each column for any number of rows. */
function isTable(sources: readonly Side[], targets: readonly Side[]): boolean {
  const isFree = ({ most }: Side) => most === 0 || most >= sources.length;
  return sources.length > 0 && targets.length <= 8 && sources.every(({ most }) => most === 1) && targets.every(isFree);
}

/** Any columns for every row, each column for any number of rows. */
function isGrid(sources: readonly Side[], targets: readonly Side[]): boolean {
  return targets.length <= 8 && [...sources, ...targets].every(({ most }) => most === 0);
}

function isSmall(sources: readonly Side[], targets: readonly Side[]): boolean {
  return (targets.length + 1) ** sources.length <= 300 && sources.every(({ most }) => most === 1);
}

/** Each source with one target or with none, every combination that the targets allow. */
function everyAnswer(sources: readonly Side[], targets: readonly Side[]): Valued[] {
  let answers: string[][] = [[]];
  for (const { identifier } of sources)
    answers = answers.flatMap((answer) => [
      answer,
      ...targets.map((target) => [...answer, `${identifier} ${target.identifier}`]),
    ]);
  const fits = (answer: readonly string[]) =>
    targets.every(
      ({ identifier, most }) => most === 0 || answer.filter((pair) => pair.endsWith(` ${identifier}`)).length <= most,
    );
  return answers.filter(fits).map((answer) => container('multiple', 'directedPair', answer));
}

const TRUE = /^(đúng|đ|true|t|right|vrai|waar|juist)$/iu;
const FALSE = /^(sai|s|false|f|wrong|faux|onwaar|onjuist)$/iu;

interface Truth {
  readonly yes: string;
}

/** The identifier of Đúng where the targets are Đúng and Sai: part II of the 2025 format. */
function truthOf(sources: readonly Side[], targets: readonly Side[]): Truth | null {
  if (targets.length !== 2 || sources.length > 8 || !isTable(sources, targets)) return null;
  const [yes, no] = [TRUE, FALSE].map((pattern) =>
    targets.find(({ content }) => pattern.test(wordsOf(content).trim())),
  );
  return yes && no ? { yes: yes.identifier } : null;
}

function saidOf(value: Valued, left: Ids, truth: Truth | null): Record<string, boolean> {
  const said: Record<string, boolean> = {};
  for (const pair of value?.values ?? []) {
    const [source = '', target = ''] = String(pair).split(' ');
    const id = left.of(source);
    if (id !== '') said[id] = target === truth?.yes;
  }
  return said;
}
