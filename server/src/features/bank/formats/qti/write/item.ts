import type { CompositeDefinition } from 'shared/questions/composite/composite.ts';
import { isBlank, wordsOf } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import { PART, TOOL } from '../tool.ts';
import { contentOf, type MediaPath } from './content.ts';
import { hint, type WriteContext, type WrittenPart } from './part.ts';
import { writePart } from './parts.ts';
import { add, all, atLeast, float, outcome, product, set, variable, when } from './rules.ts';
import { el, writeXml, type XmlNode } from './xml.ts';

export const QTI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const SCHEMA = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';
export const VERSION = '1.0';
/** Shares of points add up to nearly one. */
const WHOLE = 0.999999;

/** What an item says besides its question. */
export interface ItemSetting {
  readonly identifier: string;
  readonly path: MediaPath;
  /** The file of its stimulus, as the item names it. */
  readonly stimulus: { readonly identifier: string; readonly href: string } | null;
  readonly level?: string | null;
  readonly topic?: string | null;
}

/** A question as one QTI 3 item: what it asks, its key, and its scoring as response processing that any player can run. */
export function writeItem(
  definition: Definition,
  { identifier, path, stimulus, level = null, topic = null }: ItemSetting,
): string {
  const { stem, solution } = definition;
  const written = definition.kind === 'composite' ? writeComposite(definition, path) : writeSimple(definition, path);
  const title = wordsOf(stem).replace(/\s+/g, ' ').trim().slice(0, 80).toWellFormed() || identifier;
  const isScored = written.rules.length > 0;
  const explained = solution && !isBlank(solution) ? [explanation(solution, path)] : [];
  const root = el(
    'qti-assessment-item',
    {
      ...{
        xmlns: QTI,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${QTI} ${SCHEMA}`,
      },
      ...{ identifier, title, adaptive: false, 'time-dependent': false, 'xml:lang': 'vi' },
      ...{ 'tool-name': TOOL, 'tool-version': VERSION },
    },
    ...written.declarations,
    outcome('SCORE', 0),
    outcome('MAXSCORE', 1),
    ...[...new Set(written.outcomes ?? [])].map((name) => outcome(name, 0)),
    ...(stimulus ? [el('qti-assessment-stimulus-ref', { identifier: stimulus.identifier, href: stimulus.href })] : []),
    el(
      'qti-item-body',
      saidOf(written.whole, { level, topic }),
      ...contentOf(stem, path),
      ...written.body,
      ...(written.rubric ?? []),
      ...explained,
    ),
    ...(isScored ? [el('qti-response-processing', {}, ...written.rules)] : []),
  );
  return writeXml(root);
}

type Written = WrittenPart & { readonly whole?: Readonly<Record<string, unknown>> };

/** What the body says of the whole item, where there is anything to say. */
function saidOf(whole: Written['whole'], facts: Readonly<Record<string, string | null>>): XmlNode['attributes'] {
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  const said = { ...whole, ...Object.fromEntries(known) };
  return Object.keys(said).length > 0 ? hint(said) : {};
}

/** A solution of the whole question, or of the part that answers to `of`. */
function explanation(solution: Definition['stem'], path: MediaPath, of?: string): XmlNode {
  const said = { use: 'ext:solution', view: 'author scorer tutor', ...(of === undefined ? {} : hint({ of })) };
  return el('qti-rubric-block', said, el('qti-content-body', {}, ...contentOf(solution, path)));
}

function writeSimple(definition: SimpleDefinition, path: MediaPath): Written {
  return writePart(definition, { path, response: 'RESPONSE', score: 'SCORE' });
}

/** Parts one after the other, each with an outcome of its own; the score is their sum by their points, or all or nothing. */
function writeComposite({ parts, scoring }: CompositeDefinition, path: MediaPath): Written {
  const total = parts.reduce((sum, { points }) => sum + points, 0);
  const written = parts.map(({ id, points, definition }) => {
    const context: WriteContext = { path, response: `RESPONSE_${id}`, score: `SCORE_${id}` };
    const part = writePart(definition, context);
    const { stem, solution } = definition;
    const explained = solution ? [explanation(solution, path, id)] : [];
    return { part, score: context.score, share: points / total, stem: contentOf(stem, path), explained };
  });
  const isTogether = scoring?.rule === 'allOrNothing';
  const scored = written.filter(({ part }) => part.rules.length > 0);
  const points = Object.fromEntries(parts.map(({ id, points }) => [id, points]));
  return {
    whole: { kind: 'composite', points, ...(isTogether ? { rule: 'allOrNothing' } : {}) },
    declarations: written.flatMap(({ part }) => part.declarations),
    body: written.flatMap(({ stem, part }) => [el('div', { class: PART }, ...stem), ...part.body]),
    rules: [
      ...scored.flatMap(({ part, score, share }) => [
        ...part.rules,
        ...(isTogether ? [] : [add('SCORE', product(variable(score), float(share)))]),
      ]),
      ...(isTogether && scored.length > 0
        ? [when(all(...scored.map(({ score }) => atLeast(variable(score), float(WHOLE)))), [set('SCORE', float(1))])]
        : []),
    ],
    outcomes: written.flatMap(({ part, score }) => [score, ...(part.outcomes ?? [])]),
    rubric: written.flatMap(({ part, explained }) => [...(part.rubric ?? []), ...explained]),
  };
}
