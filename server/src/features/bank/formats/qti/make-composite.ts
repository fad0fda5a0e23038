import { isBlank, type RichText } from 'shared/questions/content.ts';
import { PartId } from 'shared/questions/part-id.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import type { QtiNode } from './content.ts';
import { type Fit, fit } from './fit.ts';
import type { WholePart } from './interaction.ts';
import { type Found, fitPart, type Made, type Making, surroundingsOf } from './make-question.ts';
import type { Given } from './own-scoring.ts';
import { answersOf, sharesOf } from './own-shares.ts';
import { PART } from './tool.ts';

interface MadePart {
  readonly id: string;
  /** What it earns when the others are left unanswered; 0 where it earns nothing alone. */
  readonly points: number;
  readonly part: WholePart;
  readonly probes: readonly Given[];
  readonly fitted: Fit<SimpleDefinition>;
}

/** Several interactions: one question of several parts, each worth what it earns its author's candidate. */
export function makeComposite(making: Making): Made | null {
  const { found, after, own, content, rubrics, correct, hint } = making;
  const [stem, ownStem] = parted(found[0]?.piece.before ?? []);
  const parts = found.flatMap(({ piece, part }, at): MadePart[] => {
    const own = content.rich(at === 0 ? ownStem : piece.before);
    const made = makePart(making, { piece, part }, own, at);
    return made ? [made] : [];
  });
  if (parts.length === 0) return null;
  const isEven = parts.every(({ points }) => points <= 0);
  const said = hint?.kind === 'composite' && typeof hint.points === 'object' ? hint.points : null;
  const definition = {
    ...{ kind: 'composite' as const, stem: [...content.rich(stem), ...rubrics.candidate, ...content.rich(after)] },
    ...surroundingsOf(
      making,
      found.some(({ part }) => part.isForPerson),
    ),
    parts: parts.map(({ id, points, fitted }) => {
      const worth = isEven ? 1 : Math.min(1_000, Math.max(points, 0) || 1);
      const told = said === null ? undefined : (said as Record<string, unknown>)[id];
      return { id, points: typeof told === 'number' && told > 0 ? told : worth, definition: fitted.definition };
    }),
  };
  const respond = (given: Given) => responseOf(parts, given);
  const whole = sharesOf(own, { probes: () => combined(parts, correct) });
  const isScored = whole.maximum > 0 && !found.some(({ part }) => part.isForPerson);
  const answers = isScored ? answersOf(whole, respond) : [];
  const together = { ...definition, scoring: { rule: 'allOrNothing' as const } };
  const isTogether = hint?.kind === 'composite' && hint.rule === 'allOrNothing';
  const fitted = fit(
    (isTogether ? [together, definition] : [definition, together]).map((each) => ({ definition: each, answers })),
  );
  const differs = fitted?.differs ?? parts.find((part) => part.fitted.differs)?.fitted.differs ?? null;
  return {
    definition: fitted?.definition ?? definition,
    differs,
    maximum: whole.maximum > 0 ? whole.maximum : own.declaredMaximum,
    isPaid: whole.maximum > 0,
    respond,
  };
}

/** What stands before the first part belongs to the whole; our own packages say where the part's own words begin. */
function parted(nodes: readonly QtiNode[]): [QtiNode[], QtiNode[]] {
  const at = nodes.findIndex((node) => typeof node !== 'string' && node.attributes.class === PART);
  return at < 0 ? [[...nodes], []] : [nodes.slice(0, at), nodes.slice(at)];
}

function makePart({ own, correct, rubrics }: Making, { part }: Found, before: RichText, at: number): MadePart | null {
  const alone = sharesOf(own, part);
  const others = new Map([...(correct ?? [])].filter(([identifier]) => !part.identifiers.includes(identifier)));
  // Where a part alone earns nothing its author pays for all of them together: it is then judged beside the others.
  const shares = alone.maximum > 0 ? alone : sharesOf(own, part, others);
  const id = idOf(part, at);
  const solution = rubrics.solutionOf(id);
  const base = { stem: [...before, ...part.prompt], ...(isBlank(solution) ? {} : { solution }) };
  const fitted = fitPart(part, base, shares, own);
  return fitted ? { id, points: alone.maximum, part, fitted, probes: shares.probes } : null;
}

/** Our own packages name a part by its response. */
function idOf({ hint, identifiers }: WholePart, at: number): string {
  const named = hint ? /^RESPONSE_([a-z0-9]{1,12})(_|$)/.exec(identifiers[0] ?? '')?.[1] : undefined;
  return PartId.safeParse(named).data ?? `p${at + 1}`;
}

function responseOf(parts: readonly MadePart[], given: Given): Record<string, unknown> | null {
  const said = parts.flatMap(({ id, part, fitted }) => {
    const response = part.respond(given, fitted.definition.kind);
    return response === null ? [] : [[id, response] as const];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
}

/** Answers to several interactions at once: all right, none, each alone, and mixed. */
function combined(parts: readonly MadePart[], correct: Given | null): Given[] {
  const pick = (part: MadePart, turn: number) => part.probes[turn % part.probes.length] ?? new Map();
  const mixed = Array.from(
    { length: 80 },
    (_, turn) => new Map(parts.flatMap((part, at) => [...pick(part, turn * (2 * at + 1) + at)])),
  );
  return [new Map(correct ?? []), new Map(), ...parts.flatMap((part) => part.probes.slice(0, 20)), ...mixed];
}
