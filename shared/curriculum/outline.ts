import { foldForSearch } from '../people/names.ts';
import { GDPT_2018 } from './gdpt-2018.ts';

/** A subject with the topics of each grade, parted by "|". */
export interface SubjectOutline {
  readonly code: string;
  readonly name: string;
  readonly grades: Readonly<Record<number, string>>;
}

/**
 * A place in the tree of a subject. Its id is its path ("toan/12/nguyen-ham-va-tich-phan"), so that "this topic and all
 * below it" is a prefix, and a topic that a unit adds hangs below one of the curriculum by its id alone.
 */
export interface Topic {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly grade: number;
}

export const SUBJECT_NAMES: readonly string[] = GDPT_2018.map(({ name }) => name);

export const GRADES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** A name as a part of an id: "Hàm số mũ" -> "ham-so-mu". */
export function slugOf(name: string): string {
  return foldForSearch(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}

const outlines = new Map(GDPT_2018.map((outline) => [slugOf(outline.name), outline]));

/** The beginning of all topic ids of a subject; one that the curriculum does not know has its own name for it. */
export function subjectCode(subject: string): string {
  return outlines.get(slugOf(subject))?.code ?? slugOf(subject);
}

/** The curriculum's topics of a subject, grade by grade in teaching order; none for a subject it does not know. */
export function topicsOfSubject(subject: string): readonly Topic[] {
  const outline = outlines.get(slugOf(subject));
  if (!outline) return [];
  return Object.entries(outline.grades).flatMap(([grade, names]) =>
    names.split('|').map((name) => ({
      id: `${outline.code}/${grade}/${slugOf(name)}`,
      name,
      subject: outline.name,
      grade: Number(grade),
    })),
  );
}

/** The grade that a topic id stands in; null where it is not written like one. */
export function gradeOfTopic(topicId: string): number | null {
  const [, grade] = /^[a-z0-9-]+\/(\d{1,2})(?:\/|$)/.exec(topicId) ?? [];
  return grade === undefined ? null : Number(grade);
}

/**
 * The topic that a file's own words mean, among `topics`: the same words without minding diacritics, or words that hold the
 * name whole. Null where none or more than one fits: a person sorts it then, nobody guesses.
 */
export function topicMeant(words: string, topics: readonly Topic[]): Topic | null {
  const wanted = slugOf(words);
  if (wanted === '') return null;
  const exact = topics.filter(({ name }) => slugOf(name) === wanted);
  const found = exact.length > 0 ? exact : topics.filter(({ name }) => `-${wanted}-`.includes(`-${slugOf(name)}-`));
  return found.length === 1 ? (found[0] ?? null) : null;
}
