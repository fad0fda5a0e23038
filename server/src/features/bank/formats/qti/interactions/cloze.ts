import type { RichText } from 'shared/questions/content.ts';
import { inlinesOf } from 'shared/questions/content.ts';
import { childrenNamed, type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { single, type Valued } from 'shared/questions/qti/value.ts';
import type { ItemContent, QtiNode } from '../content.ts';
import {
  type Hint,
  hinted,
  hintOf,
  Ids,
  identifierOf,
  MOST_PARTS,
  type ReadContext,
  type WholePart,
} from '../interaction.ts';
import type { Given } from '../own-scoring.ts';
import { distinct } from '../probes.ts';
import { bestOf, rounded } from './selecting.ts';
import { decimal, textOfTyped, typedOf, typedProbes } from './texts.ts';

/** One gap: what it becomes, and how what is put there is said on either side. */
interface Gap {
  readonly id: string;
  readonly identifier: string;
  readonly probes: readonly Valued[];
  readonly correct: Valued;
  respond(value: Valued): string;
  gap(share: (value: Valued) => number): ClozeGap;
}
type ClozeGap =
  | { id: string; mode: 'text'; accepted: { text: string; share?: number }[]; ignoreCase: boolean; width?: number }
  | { id: string; mode: 'number'; accepted: string[]; tolerance: number; width?: number }
  | { id: string; mode: 'dropDown'; options: { id: string; content: RichText }[]; key: string | null };

const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction']);

/** Every `textEntryInteraction` and `inlineChoiceInteraction` of a piece of text: one question with gaps. */
export function readCloze(
  nodes: readonly QtiNode[],
  content: ItemContent,
  contextOf: (interaction: QtiElement) => ReadContext | null,
): WholePart {
  const gaps: Gap[] = [];
  const whole =
    nodes.map((node) => (typeof node === 'string' ? null : hintOf(node))).find((said) => said?.kind === 'cloze') ??
    null;
  let hint: Hint | null = null;
  const text = content.rich(nodes, (element) => {
    if (!INLINE.has(element.name) || gaps.length >= MOST_PARTS) return null;
    const context = contextOf(element);
    if (!context) return null;
    const own = context.isOurs ? /_([a-z0-9]{1,12})$/.exec(context.declared.identifier)?.[1] : undefined;
    const id = own ?? `g${gaps.length + 1}`;
    const gap =
      element.name === 'inlineChoiceInteraction' ? readDropDown(element, context, id) : readTyped(element, context, id);
    const said = context.isOurs ? hintOf(element) : null;
    const made = gap.gap;
    // A hint that names a kind is of the whole question, one without of its gap.
    const isOfGap = said !== null && said.kind === undefined;
    gaps.push(isOfGap ? { ...gap, gap: (share) => hinted(made(share), said) } : gap);
    if (context.isOurs) hint ??= whole ?? (isOfGap ? null : said);
    return { type: 'gap', id: gap.id };
  });
  return {
    identifiers: gaps.map(({ identifier }) => identifier),
    prompt: [],
    probes: (score) => probesOf(gaps, bestOfGaps(gaps, score)),
    hint,
    respond(given, kind) {
      const [only] = gaps;
      if (kind === 'shortText' || kind === 'shortAnswer')
        return only ? only.respond(given.get(only.identifier) ?? null) : null;
      const filled = gaps.flatMap((gap) => {
        const value = given.get(gap.identifier) ?? null;
        return value === null ? [] : [[gap.id, gap.respond(value)] as const];
      });
      return filled.length === 0 ? null : Object.fromEntries(filled);
    },
    definitions(base, share) {
      const right: Given = new Map(gaps.map((gap) => [gap.identifier, gap.correct]));
      // Where a gap alone earns nothing the author pays for all of them together: each is then judged beside the others.
      const alone = gaps.map((gap) =>
        Math.max(0, ...gap.probes.map((value) => share(new Map([[gap.identifier, value]])))),
      );
      const read = gaps.map((gap, at) => {
        const worth = alone[at] ?? 0;
        const beside = new Map(right);
        return gap.gap((value) =>
          worth > 1e-9 ? share(new Map([[gap.identifier, value]])) / worth : share(beside.set(gap.identifier, value)),
        );
      });
      const weights = Object.fromEntries(gaps.map((gap, at) => [gap.id, rounded(alone[at] ?? 0)]));
      const common = {
        kind: 'cloze' as const,
        stem: base.stem,
        ...(base.solution ? { solution: base.solution } : {}),
        text,
        gaps: read,
      };
      const isEven = new Set(Object.values(weights)).size <= 1 || Object.values(weights).some((weight) => weight <= 0);
      const cloze = [common, ...(isEven ? [] : [{ ...common, weights }])];
      const short = gaps.length === 1 && read[0] && isLast(text) ? asShort(base, text, read[0]) : [];
      return [...short, ...cloze];
    },
  };
}

/** The right answers; where the file names none, what its scoring pays most for, gap after gap. */
function bestOfGaps(gaps: readonly Gap[], score: (given: Given) => number): Map<string, Valued> {
  const best = new Map(gaps.map((gap) => [gap.identifier, gap.correct]));
  for (const gap of gaps) {
    if (gap.correct !== null) continue;
    let most = score(best);
    for (const value of gap.probes) {
      const worth = score(new Map([...best, [gap.identifier, value]]));
      if (worth > most + 1e-9) {
        most = worth;
        best.set(gap.identifier, value);
      }
    }
  }
  return best;
}

/** Each gap by itself, all right, all right but one. */
function probesOf(gaps: readonly Gap[], right: Given): Given[] {
  const alone = gaps.flatMap((gap) => gap.probes.map((value): Given => new Map([[gap.identifier, value]])));
  const without = gaps.flatMap((gap) =>
    gap.probes.slice(1, 6).map((value): Given => new Map([...right, [gap.identifier, value]])),
  );
  return [right, new Map(), ...alone, ...(gaps.length > 1 ? without : [])];
}

/** True where nothing but a full stop follows the gap: the answer is not part of a sentence. */
function isLast(text: RichText): boolean {
  const inlines = inlinesOf(text);
  const at = inlines.findIndex(({ type }) => type === 'gap');
  const isEmpty = (inline: (typeof inlines)[number]) =>
    inline.type === 'break' || (inline.type === 'text' && /^[\s.:;_]*$/.test(inline.text));
  return inlines.slice(at + 1).every(isEmpty);
}

/** A single gap at the end of its text is a short answer. */
function asShort({ stem, solution }: { stem: RichText; solution?: RichText }, text: RichText, gap: ClozeGap) {
  const asked = text
    .map((block) =>
      block.type === 'paragraph' ? { ...block, content: block.content.filter(({ type }) => type !== 'gap') } : block,
    )
    .filter(
      (block) =>
        block.type !== 'paragraph' ||
        block.content.some((inline) => inline.type !== 'text' || inline.text.trim() !== ''),
    );
  const base = { stem: [...stem, ...asked], ...(solution ? { solution } : {}) };
  if (gap.mode === 'dropDown' || text.some((block) => block.type === 'table')) return [];
  if (gap.mode === 'text') {
    const { accepted, ignoreCase } = gap;
    return [{ kind: 'shortText' as const, ...base, accepted, ignoreCase, ignoreMarks: false }];
  }
  const { accepted, tolerance } = gap;
  return [
    {
      kind: 'shortAnswer' as const,
      ...base,
      accepted,
      ...(tolerance > 0 ? { tolerance } : {}),
      entry: 'free' as const,
    },
  ];
}

function readTyped(element: QtiElement, context: ReadContext, id: string): Gap {
  const { declared, correct } = context;
  const width = readNumber(element.attributes.expectedLength);
  const wide = width !== null && width >= 1 ? { width: Math.min(60, Math.max(2, Math.round(width))) } : {};
  return {
    ...{ id, identifier: declared.identifier, correct, probes: typedProbes(context), respond: textOfTyped },
    gap(share) {
      const { accepted, ignoreCase, tolerance } = typedOf(context, share);
      if (tolerance !== null && accepted.every((answer) => answer.share >= 1 - 1e-9)) {
        const numbers = accepted.flatMap(({ text }) => readNumber(text) ?? []);
        return { id, mode: 'number', accepted: [...new Set(numbers.map(decimal))], tolerance, ...wide };
      }
      // A number that is worth a part is compared as a text: both ways of writing it are named.
      const texts = accepted.flatMap(({ text, share }) => {
        const number = tolerance === null ? null : readNumber(text);
        const spellings = number === null ? [text] : [...new Set([decimal(number), String(number)])];
        return spellings.map((spelling) => ({ text: spelling, ...(share < 1 ? { share } : {}) }));
      });
      return { id, mode: 'text', accepted: texts, ignoreCase, ...wide };
    },
  };
}

function readDropDown(element: QtiElement, context: ReadContext, id: string): Gap {
  const { content, declared, correct, isOurs } = context;
  const choices = childrenNamed(element, 'inlineChoice').map((choice) => ({
    identifier: identifierOf(choice),
    content: content.rich(choice.children),
  }));
  const ids = new Ids(choices, isOurs);
  const values = choices.map(({ identifier }) => single(declared.baseType, identifier));
  const probes = distinct(values, correct);
  return {
    ...{ id, identifier: declared.identifier, correct, probes },
    respond: (value) => ids.of(value?.values[0]),
    gap(share) {
      const key = (correct ?? bestOf(probes, share))?.values[0];
      const options = choices.map(({ identifier, content }) => ({ id: ids.of(identifier), content }));
      return { id, mode: 'dropDown', options, key: key === undefined ? null : ids.of(key) || null };
    },
  };
}

export const isInline = ({ name }: QtiElement) => INLINE.has(name);
