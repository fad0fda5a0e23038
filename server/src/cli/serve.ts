import { parseArgs } from 'node:util';
import { openBlobs } from '../blobs/open-blobs.ts';
import { inProcessBus } from '../bus/bus.ts';
import { type Config, readConfig } from '../config.ts';
import { makeFolder } from '../db/make-folder.ts';
import { openDatabase } from '../db/open.ts';
import { isOwnInstallation } from '../features/audit/index.ts';
import { enrolHere, homesOf, ProvinceRefused } from '../features/roomlink/index.ts';
import { runServer } from '../run-server.ts';
import { adoptSlipKey, openSecrets } from '../secrets.ts';

/**
 * `khaothi serve [--room [--province ADDRESS --code CODE]]`: runs the server. With `--room` it is the server of some rooms
 * of a school: enrolled once with the code that the manager made, and from then on with `--room` alone. A room's server has
 * a data folder of its own (data/room) and listens to the whole network, unless DATA_DIR and HOST say otherwise.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { room: { type: 'boolean' }, province: { type: 'string' }, code: { type: 'string' } },
  });
  const { room, province, code } = values;
  if ((province === undefined) !== (code === undefined) || (province !== undefined && !room)) {
    process.stderr.write(
      'Ghi danh cần cả ba: --room --province https://thi.tinh.vn --code MÃ-GHI-DANH / All three are needed to enrol.\n',
    );
    return 2;
  }
  const config = () =>
    readConfig(
      room
        ? { DATA_DIR: 'data/room', HOST: '0.0.0.0', ...process.env, KHAOTHI_DEMO: 'off', DATABASE_URL: undefined }
        : process.env,
    );
  if (room && !(await isEnrolled(config(), province, code))) return 1;
  await runServer(config);
  return 0;
}

/** Enrols where a code is given. False where this is the server of no room, with the reason said. */
async function isEnrolled(config: Config, province?: string, code?: string): Promise<boolean> {
  makeFolder(config.dataDir);
  const secrets = openSecrets(config.secretsFile, config);
  const database = await openDatabase(config);
  try {
    await isOwnInstallation(database.db, secrets.publicKey);
    if (province === undefined || code === undefined) {
      if ((await homesOf(database.db)).length > 0) return true;
      process.stderr.write('Máy này chưa ghi danh: thêm --province và --code. / Not enrolled yet.\n');
      return false;
    }
    const deps = { db: database.db, bus: inProcessBus(() => {}), blobs: openBlobs(config), secrets, now: Date.now };
    const { name, username, password } = await enrolHere(deps, {
      province: province.replace(/\/+$/, ''),
      code,
      adoptSlipKey: (key) => adoptSlipKey(config.secretsFile, key),
    });
    process.stdout.write(`\n  Đã ghi danh máy chủ phòng thi “${name}”. Đề đã tải về, đang khóa.\n`);
    if (password !== null)
      process.stdout.write(`  Tài khoản giám thị trên máy này: ${username}   mật khẩu: ${password}\n`);
    return true;
  } catch (error) {
    const why = error instanceof ProvinceRefused ? error.message : `Không kết nối được ${province}: ${String(error)}`;
    process.stderr.write(`\n  ${why}\n\n`);
    return false;
  } finally {
    await database.close();
  }
}
