import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from 'shared/papers/random.ts';
import { z } from 'zod';
import type { Tx } from '../db/db.ts';
import type { Deps } from '../deps.ts';
import { createAccount, createPerson, createUnit, enrol, isEmpty } from '../features/people/index.ts';
import { type DemoClass, type DemoPlace, loadExams } from './load-exams.ts';
import { COMMUNES, DEPARTMENT, FAMILY_NAMES, GIVEN_NAMES, PUPILS_A_CLASS, SCHOOL_YEAR, STAFF } from './province.ts';

const DemoAccess = z.object({
  accounts: z.array(z.object({ username: z.string(), password: z.string(), says: z.string() })),
  /** Codes of slips for the exam that stands open. */
  slips: z.array(z.string()),
});
export type DemoAccess = z.infer<typeof DemoAccess>;

/** The demo's accounts with the passwords made for this installation, and slips to try; null where no demo was loaded. */
export function demoAccess(dataDir: string): DemoAccess | null {
  const path = accessFile(dataDir);
  return existsSync(path) ? DemoAccess.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/** Loads the demo province into an empty database; a database that knows anybody is left as it is. */
export async function loadDemo(deps: Deps): Promise<void> {
  if (!(await isEmpty(deps.db))) return;
  const accounts = STAFF.map(({ username, says }) => ({ username, says, password: newPassword() }));
  const place = await deps.db.transaction(async (tx): Promise<DemoPlace> => {
    const units = await makeUnits(tx);
    const ids = new Map<string, string>();
    for (const [index, { username, name, role, place }] of STAFF.entries()) {
      const personId = await createPerson(tx, { name, personalNumber: null, birthDate: null, sex: null });
      const password = accounts[index]?.password ?? newPassword();
      ids.set(role, await createAccount(tx, { personId, username, password, roles: [{ role, unitId: units[place] }] }));
    }
    const classes: DemoClass[] = [];
    for (const [index, schoolClass] of units.classes.entries())
      classes.push({ ...schoolClass, personIds: await makePupils(tx, schoolClass.classId, index) });
    const [manager = '', teacher = '', lead = ''] = ['manager', 'teacher', 'subjectLead'].map((role) => ids.get(role));
    return { ...units, classes, manager, teacher, lead };
  });
  // The passwords are kept before anything else, so that a start that is cut short leaves a demo one can enter.
  keep(deps.config.dataDir, { accounts, slips: [] });
  const { practiceSlips } = await loadExams(deps, place);
  keep(deps.config.dataDir, { accounts, slips: practiceSlips });
}

function keep(dataDir: string, access: DemoAccess): void {
  writeFileSync(accessFile(dataDir), JSON.stringify(access, null, 2), { mode: 0o600 });
}

async function makeUnits(tx: Tx) {
  const department = await createUnit(tx, { parentId: null, kind: 'department', code: '15', name: DEPARTMENT });
  const schools: string[] = [];
  const classes: { classId: string; schoolId: string }[] = [];
  for (const commune of COMMUNES) {
    const communeId = await createUnit(tx, {
      parentId: department,
      kind: 'commune',
      code: commune.code,
      name: commune.name,
    });
    for (const school of commune.schools) {
      const { code, name } = school;
      const schoolId = await createUnit(tx, { parentId: communeId, kind: 'school', code, name });
      schools.push(schoolId);
      for (const className of school.classes) {
        const unit = { parentId: schoolId, kind: 'class' as const, code: `${code}-${className}`, name: className };
        classes.push({ classId: await createUnit(tx, unit), schoolId });
      }
    }
  }
  return { department, school: schools[0] ?? department, classes };
}

async function makePupils(tx: Tx, classId: string, classIndex: number): Promise<string[]> {
  const ids: string[] = [];
  const random = seededRandom(`demo ${classIndex}`);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  for (let seat = 0; seat < PUPILS_A_CLASS; seat++) {
    const sex = random() < 0.5 ? ('female' as const) : ('male' as const);
    const month = 1 + Math.floor(random() * 12);
    const day = 1 + Math.floor(random() * 28);
    const personId = await createPerson(tx, {
      name: `${pick(FAMILY_NAMES[sex])} ${pick(GIVEN_NAMES[sex])}`,
      // Place 010 (Lào Cai), 2 or 3 for the century and sex, 09 for the year of birth.
      personalNumber: `010${sex === 'male' ? 2 : 3}09${digits(4)}${classIndex}${seat % 10}`,
      birthDate: `2009-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      sex,
    });
    await enrol(tx, { classId, personId, schoolYear: SCHOOL_YEAR });
    ids.push(personId);
  }
  return ids;
}

const SYLLABLES = [
  'ban',
  'cat',
  'den',
  'hoa',
  'kim',
  'lua',
  'may',
  'nam',
  'rung',
  'song',
  'suoi',
  'thu',
  'tre',
  'vang',
  'xanh',
  'nui',
];

/** Four words and two digits: easy to type, made anew for every installation. */
function newPassword(): string {
  const words = Array.from({ length: 4 }, () => SYLLABLES[randomInt(SYLLABLES.length)]);
  return `${words.join('-')}-${randomInt(10, 100)}`;
}

const accessFile = (dataDir: string) => join(dataDir, 'demo-accounts.json');
