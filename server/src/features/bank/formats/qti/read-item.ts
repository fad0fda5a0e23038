import { wordsOf } from 'shared/questions/content.ts';
import { type ImportProblem, Level } from 'shared/questions/draft.ts';
import { childOf, childrenOf, descendantsOf, type QtiElement, textOf } from 'shared/questions/qti/element.ts';
import type { Valued } from 'shared/questions/qti/value.ts';
import { Definition } from 'shared/questions/registry.ts';
import type { Stimulus } from 'shared/questions/stimulus.ts';
import type { FileMedia } from '../imported.ts';
import { bestCompared } from './compared.ts';
import { ItemContent } from './content.ts';
import { fileProblems } from './file-problems.ts';
import { hintOf, MOST_PARTS, type ReadContext } from './interaction.ts';
import { isInline, readCloze } from './interactions/cloze.ts';
import type { ItemFiles } from './item-files.ts';
import { makeComposite } from './make-composite.ts';
import { type Found, type Made, type Making, makeQuestion, type Rubrics } from './make-question.ts';
import { type Given, type OwnScoring, ownScoringOf } from './own-scoring.ts';
import { isBlock, piecesOf } from './read-body.ts';
import { readBlock } from './read-part.ts';
import { TOOL } from './tool.ts';

/** What became of one item. */
export interface ReadItem {
  readonly identifier: string;
  readonly title: string;
  /** Null where no question could be made of it; `problems` say why. */
  readonly definition: Definition | null;
  /** Interactions as QTI calls them, in the order of the page. */
  readonly interactions: readonly string[];
  /** Points for a wholly right answer; null where the item says nothing of points. */
  readonly maximum: number | null;
  /** What our own packages say of a question besides. */
  readonly level: Level | null;
  readonly topic: string | null;
  readonly problems: readonly ImportProblem[];
  readonly media: readonly FileMedia[];
  readonly scored: ScoredItem;
}

/** How an item is scored, for checks: by its author, and by the question it became. */
export interface ScoredItem {
  readonly own: OwnScoring;
  /** The declared right response to every response variable that has one; null where none has. */
  readonly correct: Given | null;
  /** Our question's response to a response in QTI's words. */
  respond(given: Given): unknown;
  readonly isForPerson: boolean;
}

/** Reads an item of any version of QTI: what it asks, how its author scores it, and what of it our kinds cannot hold. */
export function readItem(item: QtiElement, files: ItemFiles, stimulus?: Stimulus): ReadItem {
  const own = ownScoringOf(item);
  const content = new ItemContent(files, own.prepared.values);
  const body = childOf(item, 'itemBody');
  const { pieces, after } = body ? piecesOf(body) : { pieces: [], after: [] };
  const isOurs = item.attributes.toolName === TOOL;
  const rubrics = rubricsOf(body, content, isOurs);
  const unknown: string[] = [];
  const contextOf = contextFor({ item, own, content, rubrics, isOurs });
  const found = pieces.slice(0, MOST_PARTS).flatMap((piece): Found[] => {
    const part =
      'block' in piece.asked
        ? readBlock(piece.asked.block, contextOf)
        : readCloze(piece.asked.gapped, content, contextOf);
    if (part && part.identifiers.length > 0) return [{ piece, part }];
    unknown.push('block' in piece.asked ? piece.asked.block.name : 'textEntryInteraction');
    return [];
  });
  if (childrenOf(item).some(isFeedbackWithContent)) content.lost.add('feedback');
  const correct = correctOf(own, body);
  const shared = {
    identifier: item.attributes.identifier?.trim() ?? '',
    title: (item.attributes.title ?? '').trim(),
    interactions: body ? interactionsOf(body) : [],
  };
  const hint = isOurs ? hintOf(body) : null;
  const { made, problems: refusals } = make({ found, after, own, content, rubrics, correct, stimulus, hint });
  const scored: ScoredItem = {
    own,
    correct,
    respond: made?.respond ?? (() => null),
    isForPerson: found.length > 0 && found.every(({ part }) => part.isForPerson),
  };
  const problems: ImportProblem[] = [
    ...refusals,
    ...unknown.map((detail): ImportProblem => ({ what: made ? 'contentLost' : 'kindNotSupported', detail })),
    ...(pieces.length === 0 ? [{ what: 'noInteraction' } as const] : []),
    ...fileProblems(item, own, made !== null && !scored.isForPerson),
    ...scoringProblems(own, made, scored.isForPerson),
    ...found.flatMap(({ part }) => part.losses ?? []).map((detail): ImportProblem => ({ what: 'contentLost', detail })),
    ...[...content.lost].map(
      (detail): ImportProblem => ({ what: 'contentLost', detail: detail.slice(0, 300).toWellFormed() }),
    ),
    ...[...content.missing].map((detail): ImportProblem => ({ what: 'missingFile', detail: detail.toWellFormed() })),
    ...(content.unshowable.size > 0 ? [{ what: 'pictureNotShown', count: content.unshowable.size } as const] : []),
  ];
  return {
    ...shared,
    definition: made?.definition ?? null,
    maximum: made?.maximum ?? own.declaredMaximum,
    level: Level.safeParse(hint?.level).data ?? null,
    topic: typeof hint?.topic === 'string' ? hint.topic.slice(0, 300).toWellFormed() : null,
    problems,
    media: [...content.media.values()],
    scored,
  };
}

/** Words, a picture or a formula that a candidate would have been shown after answering. */
function isFeedbackWithContent(element: QtiElement): boolean {
  if (element.name !== 'modalFeedback') return false;
  const seen = descendantsOf(element, ({ name }) => /^(img|object|math|audio|video|picture)$/.test(name));
  return seen.length > 0 || textOf(element).trim() !== '';
}

function interactionsOf(body: QtiElement): string[] {
  return descendantsOf(body, ({ name }) => name.endsWith('Interaction')).map(({ name }) => name);
}

function rubricsOf(body: QtiElement | undefined, content: ItemContent, isOurs: boolean): Rubrics {
  const blocks = descendantsOf(body, ({ name }) => name === 'rubricBlock');
  const isSolution = ({ attributes }: QtiElement) => attributes.use === 'ext:solution';
  const partOf = (block: QtiElement) => (isOurs ? hintOf(block)?.of : undefined);
  const of = (chosen: readonly QtiElement[]) => chosen.flatMap((block) => content.rich(block.children));
  const seenBy = (views: RegExp) =>
    blocks.filter((block) => !isSolution(block) && views.test(block.attributes.view ?? ''));
  const scorer = seenBy(/scorer|author|tutor/);
  const hints = isOurs ? scorer.map(hintOf) : [];
  return {
    solution: of(blocks.filter((block) => isSolution(block) && partOf(block) === undefined)),
    solutionOf: (part) => of(blocks.filter((block) => isSolution(block) && partOf(block) === part)),
    scorer: of(scorer),
    candidate: of(seenBy(/candidate/)),
    criteriaOf: (response) =>
      scorer.flatMap((block, at) => {
        const { of: owner, ...criterion } = hints[at] ?? {};
        return owner === response ? [{ criterion: wordsOf(content.rich(block.children)), ...criterion }] : [];
      }),
  };
}

/** What is said where our question marks otherwise than its author. */
function scoringProblems(own: OwnScoring, made: Made | null, isForPerson: boolean): ImportProblem[] {
  if (!made || isForPerson) return [];
  if (made.differs !== null) return [{ what: 'ownScoringReplaced', detail: made.differs }];
  const paysNothing = !made.isPaid && own.hasRules;
  return paysNothing ? [{ what: 'ownScoringReplaced', detail: 'SCORE = 0' }] : [];
}

/** The question of an item, or why there is none: our kinds have limits of their own. */
function make(making: Making): { made: Made | null; problems: ImportProblem[] } {
  const [only, ...others] = making.found;
  if (!only) return { made: null, problems: [] };
  const isOne = others.length === 0 && making.hint?.kind !== 'composite';
  const made = isOne ? makeQuestion(making, only) : makeComposite(making);
  const parsed = Definition.safeParse(made?.definition);
  if (made && parsed.success) return { made: { ...made, definition: parsed.data }, problems: [] };
  const [issue] = parsed.error?.issues ?? [];
  const detail = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim().slice(0, 300).toWellFormed();
  return { made: null, problems: [{ what: 'kindNotSupported', detail }] };
}

/** The right responses that the item declares, after its template was drawn. */
function correctOf({ responses, prepared }: OwnScoring, body: QtiElement | undefined): Given | null {
  const correct = new Map<string, Valued>();
  const asking = descendantsOf(body, isBlock).concat(descendantsOf(body, isInline));
  const asked = new Set(
    asking.flatMap((element) =>
      [element, ...childrenOf(element)].map(({ attributes }) => attributes.responseIdentifier?.trim()),
    ),
  );
  for (const { identifier } of responses) {
    // A response that nothing asks for cannot be given.
    if (asked.size > 0 && !asked.has(identifier)) continue;
    const value = prepared.correct.get(identifier) ?? null;
    if (value) correct.set(identifier, value);
  }
  return correct.size > 0 ? correct : null;
}

interface Setting {
  readonly item: QtiElement;
  readonly own: OwnScoring;
  readonly content: ItemContent;
  readonly rubrics: Rubrics;
  readonly isOurs: boolean;
}

function contextFor({ item, own, content, rubrics, isOurs }: Setting): (interaction: QtiElement) => ReadContext | null {
  const processing = childOf(item, 'responseProcessing');
  return ({ attributes }) => {
    const declared = own.responses.find(({ identifier }) => identifier === attributes.responseIdentifier?.trim());
    if (!declared) return null;
    return {
      ...{ content, declared, processing },
      isOurs,
      correct: own.prepared.correct.get(declared.identifier) ?? bestCompared(own, declared, processing),
      points: own.declaredMaximum ?? 1,
      scorerRubric: rubrics.scorer,
      criteria: rubrics.criteriaOf(declared.identifier),
    };
  };
}
