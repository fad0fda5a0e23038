import type { ClassListRow } from 'shared/contracts/sessions.ts';
import { foldForSearch } from 'shared/people/names.ts';
import { readPersonalNumber } from 'shared/people/personal-number.ts';
import type { Db, Tx } from '../../db/db.ts';
import { findUnit, personsByNumber, type Unit, unitsWithin } from '../people/index.ts';
import type { TypedRow } from './class-list.ts';
import { candidatesOfSession } from './queries.ts';

/** A row of a class list held against what the province knows: what it would give, and to whom. */
export interface MatchedRow {
  readonly row: ClassListRow;
  /** Null where the person is not known yet. */
  readonly personId: string | null;
  /** Null where the school is not known: then the row has a problem. */
  readonly schoolId: string | null;
  /** Null for a class that will be added to the school. */
  readonly classId: string | null;
  readonly isIn: boolean;
}

/**
 * Looks up the schools, classes and persons of a class list for a session of an exam that `unitId` holds. `schoolId` is the
 * school of rows that name none.
 */
export async function matchClassList(
  db: Db | Tx,
  { sessionId, unitId, schoolId }: { sessionId: string; unitId: string; schoolId?: string },
  typed: readonly TypedRow[],
): Promise<MatchedRow[]> {
  const places = await placesOf(db, unitId, schoolId);
  const numbers = typed.map(({ personalNumber, birthDate, sex }) =>
    readPersonalNumber(personalNumber, birthDate === 'unread' ? null : birthDate, sex === 'unread' ? null : sex),
  );
  const known = await personsByNumber(
    db,
    numbers.flatMap(({ number }) => number ?? []),
  );
  const seated = new Set((await candidatesOfSession(db, sessionId)).map(({ personId }) => personId));
  const seen = new Set<string>();
  return typed.map((said, index) => {
    const { number, remarks } = numbers[index] ?? { number: null, remarks: [] };
    const person = number ? known.get(number) : undefined;
    const school = places.schoolNamed(said.school);
    const schoolClass = school && places.classNamed(school, said.className);
    const isTwice = number !== null && seen.has(number);
    if (number) seen.add(number);
    const isIn = person !== undefined && seated.has(person.id);
    return {
      personId: person?.id ?? null,
      schoolId: school?.id ?? null,
      classId: schoolClass?.id ?? null,
      isIn,
      row: {
        line: said.line,
        name: said.name,
        personalNumber: number ?? said.personalNumber,
        birthDate: said.birthDate === 'unread' ? null : said.birthDate,
        sex: said.sex === 'unread' ? null : said.sex,
        className: schoolClass?.name ?? said.className,
        school: school?.name ?? said.school,
        problems: problemsOf(said, { number, isTwice, hasSchool: school !== null }),
        remarks: [
          ...remarks.flatMap(({ what }) => (what === 'notTwelveDigits' ? [] : [what])),
          ...(said.birthDate === 'unread' ? (['birthDateUnread'] as const) : []),
          ...(said.sex === 'unread' ? (['sexUnread'] as const) : []),
          ...(person && foldForSearch(person.name) !== foldForSearch(said.name) ? (['nameDiffers'] as const) : []),
          ...(school && !schoolClass && said.className !== '' ? (['classNew'] as const) : []),
          ...(isIn ? (['alreadyIn'] as const) : []),
        ],
      },
    };
  });
}

function problemsOf(
  said: TypedRow,
  { number, isTwice, hasSchool }: { number: string | null; isTwice: boolean; hasSchool: boolean },
): ClassListRow['problems'] {
  const problems: ClassListRow['problems'] = [];
  if (said.name === '') problems.push('nameMissing');
  if (said.personalNumber === '') problems.push('numberMissing');
  else if (number === null) problems.push('numberWrong');
  else if (isTwice) problems.push('numberTwice');
  if (said.className === '') problems.push('classMissing');
  if (!hasSchool) problems.push('schoolUnknown');
  return problems;
}

/** The schools and classes that the exam's unit reaches. A list need not name the school where there is only one. */
async function placesOf(db: Db | Tx, unitId: string, schoolId: string | undefined) {
  const unit = await findUnit(db, unitId);
  const root = unit?.kind === 'class' && unit.parentId ? await findUnit(db, unit.parentId) : unit;
  const units = root ? await unitsWithin(db, [root.path]) : [];
  const schools = units.filter(({ kind }) => kind === 'school');
  const unnamed = schools.length === 1 ? schools[0] : schools.find(({ id }) => id === schoolId);
  const isNamed = (one: Unit, said: string) =>
    nameKey(one.name) === nameKey(said) || foldForSearch(one.code) === foldForSearch(said);
  return {
    schoolNamed: (said: string): Unit | null =>
      said === '' ? (unnamed ?? null) : (schools.find((school) => isNamed(school, said)) ?? null),
    classNamed: (school: Unit, said: string): Unit | null =>
      units.find((unit) => unit.kind === 'class' && unit.parentId === school.id && isNamed(unit, said)) ?? null,
  };
}

/** "Trường THPT số 1" and "THPT Số 1", "Lớp 12A1" and "12 A1" are the same to whoever types a list. */
function nameKey(name: string): string {
  return foldForSearch(name)
    .replace(/\(.*?\)/g, '')
    .replace(/^(truong|lop) /, '')
    .replaceAll(' ', '');
}
