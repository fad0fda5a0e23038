import type { BankFilter, bankFacets } from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { topicsOfSubject } from 'shared/curriculum/outline.ts';

/** A place in the tree with what stands at and below it. */
export interface Branch {
  readonly key: string;
  /** Null for a grade, and for what nobody has sorted: they are named in the language on screen. */
  readonly name: string | null;
  readonly grade: number | null;
  readonly questions: number;
  /** What a search looks for to find it. */
  readonly place: BankFilter;
  readonly below: readonly Branch[];
}

type Facets = Pick<ReplyOf<typeof bankFacets>, 'counts' | 'topics'>;

/** The tree of what a bank holds; places without a question are left out. */
export function branchesOf({ counts, topics }: Facets): Branch[] {
  const subjects = [...new Set(counts.map(({ subject }) => subject))].sort((a, b) => a.localeCompare(b, 'vi'));
  return subjects.map((subject) => {
    const own = counts.filter((one) => one.subject === subject);
    const names = new Map([...topicsOfSubject(subject), ...topics].map(({ id, name }) => [id, name]));
    const order = [...names.keys()];
    const grades = [...new Set(own.flatMap(({ topicId, grade }) => (topicId && grade ? [grade] : [])))].sort(
      (a, b) => a - b,
    );
    const unsorted = own.filter(({ topicId }) => topicId === null);
    return {
      ...{ key: subject, name: subject, grade: null, questions: sum(own), place: { subject } },
      below: [
        ...grades.map((grade): Branch => {
          const inGrade = own.filter((one) => one.grade === grade && one.topicId !== null);
          return {
            ...{ key: `${subject}/${grade}`, name: null, grade, questions: sum(inGrade), place: { subject, grade } },
            below: placesOf(inGrade, names, order, subject),
          };
        }),
        ...(unsorted.length > 0
          ? [{ ...EMPTY, key: `${subject}/-`, questions: sum(unsorted), place: { subject, unsorted: 'yes' as const } }]
          : []),
      ],
    };
  });
}

const EMPTY = { name: null, grade: null, below: [] };

/** Topics under one another by their paths: a unit's own topic stands below the curriculum's. */
function placesOf(
  counts: Facets['counts'],
  names: ReadonlyMap<string, string>,
  order: readonly string[],
  subject: string,
): Branch[] {
  const ids = [...new Set(counts.flatMap(({ topicId }) => topicId ?? []))];
  const roots = ids.filter((id) => !ids.some((other) => id.startsWith(`${other}/`)));
  return roots
    .sort((a, b) => placeIn(order, a) - placeIn(order, b))
    .map((id) => ({
      ...{ key: id, name: names.get(id) ?? id.split('/').at(-1) ?? id, grade: null, place: { subject, topicId: id } },
      questions: sum(counts.filter(({ topicId }) => topicId === id || topicId?.startsWith(`${id}/`))),
      below: placesOf(
        counts.filter(({ topicId }) => topicId?.startsWith(`${id}/`)),
        names,
        order,
        subject,
      ),
    }));
}

const placeIn = (order: readonly string[], id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
const sum = (counts: readonly { readonly questions: number }[]) => counts.reduce((all, one) => all + one.questions, 0);
