import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from 'shared/people/abilities.ts';
import { readConfig } from '../config.ts';
import type { Db } from '../db/db.ts';
import { openDatabase } from '../db/open.ts';
import { appendAudit } from '../features/audit/index.ts';
import { createAccount, createPerson, createUnit, isEmpty } from '../features/people/index.ts';

/**
 * `khaothi setup --unit NAME --name PERSON [--username NAME]`: the first unit and the first account of an empty database,
 * with every role. Prints the password once; it is kept nowhere in clear.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      unit: { type: 'string' },
      name: { type: 'string' },
      username: { type: 'string', default: 'quantri' },
    },
  });
  const { unit, name, username } = values;
  if (!unit || !name) {
    process.stderr.write('Cần --unit "Tên đơn vị" và --name "Họ và tên". / Both --unit and --name are needed.\n');
    return 2;
  }
  const database = await openDatabase(readConfig(process.env));
  try {
    if (!(await isEmpty(database.db))) {
      process.stderr.write('Cơ sở dữ liệu đã có dữ liệu. / The database is not empty.\n');
      return 1;
    }
    const password = randomBytes(12).toString('base64url');
    await makeFirst(database.db, { unit, name, username, password });
    process.stdout.write(`Tài khoản: ${username}\nMật khẩu: ${password}\n`);
    return 0;
  } finally {
    await database.close();
  }
}

async function makeFirst(db: Db, first: { unit: string; name: string; username: string; password: string }) {
  await db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: null, kind: 'department', code: 'GOC', name: first.unit });
    const person = { name: first.name, personalNumber: null, birthDate: null, sex: null };
    const personId = await createPerson(tx, person);
    const roles = (Object.keys(ROLES) as Role[]).map((role) => ({ role, unitId }));
    const account = await createAccount(tx, { ...first, personId, roles });
    await appendAudit(tx, Date.now(), {
      actor: 'system',
      act: 'account.create',
      subject: { kind: 'account', id: account },
      details: { username: first.username, unit: unitId },
    });
  });
}
