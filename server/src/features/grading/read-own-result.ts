import type { OwnResult } from 'shared/contracts/grading.ts';
import { kindOf } from 'shared/questions/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { findAttemptOf } from '../delivery/index.ts';
import { personsById } from '../people/index.ts';
import { findSeat, getAsked } from '../sessions/index.ts';
import { type AnswerKey, answerKeyOf } from './answer-key.ts';
import { keyText } from './correct-definition.ts';
import { findPublication, findResult } from './queries.ts';
import type { MarkedItem } from './tables.ts';

/** A candidate's own result, once the exam is published: nothing of anybody else, no rank. */
export async function readOwnResult(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  candidateId: string,
): Promise<OwnResult> {
  const seat = await findSeat(db, candidateId);
  if (!seat) refuse('notFound');
  const { candidate, exam } = seat;
  const publication = exam.state === 'published' ? await findPublication(db, exam.id) : null;
  if (!publication) refuse('notPublished');
  const attempt = await findAttemptOf(db, candidateId);
  if (!attempt) refuse('wasAbsent');
  const [result, asked, persons] = await Promise.all([
    findResult(db, attempt.id),
    getAsked({ db, secrets }, exam),
    personsById(db, [candidate.personId]),
  ]);
  const form = asked.places.get(attempt.formCode);
  if (!result || !form) refuse('notPublished');
  const key = await answerKeyOf({ db, secrets }, exam);
  const marked = new Map(result.items.map((item) => [item.item, item]));
  return {
    name: persons.get(candidate.personId)?.name ?? '',
    number: candidate.number,
    exam: { title: exam.title, subject: exam.subject },
    total: result.total,
    maximum: result.maximum,
    decimals: exam.scheme.decimals,
    parts: exam.scheme.parts.map(({ part, kind }) => {
      const places = form.filter((place) => place.part === part);
      return {
        part,
        kind,
        points: result.parts.find((own) => own.part === part)?.points ?? 0,
        maximum: result.parts.find((own) => own.part === part)?.maximum ?? 0,
        items: publication.showsAnswers
          ? places.flatMap((place, at) => ownItem(key, marked.get(place.item), at + 1, place.options))
          : [],
      };
    }),
    awaiting: result.items.filter(({ awaits }) => awaits).length,
    state: result.state,
    publishedAt: publication.at.getTime(),
    corrected: result.revision > 1,
    ledger: result.ledgerHash,
  };
}

/** An item as the own paper printed it: options by the letters that stood there. */
function ownItem(key: AnswerKey, marked: MarkedItem | undefined, number: number, options: readonly string[]) {
  const definition = key.items.find((item) => item.id === marked?.item)?.definition;
  if (!marked || !definition) return [];
  const order = options.length > 0 ? options : undefined;
  return [
    {
      number,
      answered: marked.answered,
      points: marked.points,
      maximum: marked.maximum,
      awaits: marked.awaits ?? false,
      own: kindOf(definition.kind).responseText(definition, marked.response, order),
      right: keyText(definition, order),
      everybody: key.everybody.has(marked.item),
    },
  ];
}
