import { parseArgs } from 'node:util';
import { openBlobs } from '../blobs/open-blobs.ts';
import { inProcessBus } from '../bus/bus.ts';
import { type Config, readConfig } from '../config.ts';
import type { Db } from '../db/db.ts';
import { makeFolder } from '../db/make-folder.ts';
import { openDatabase } from '../db/open.ts';
import { isOwnInstallation } from '../features/audit/index.ts';
import { enrolHere, furnishHome, homesOf, isFurnished, ProvinceRefused } from '../features/roomlink/index.ts';
import { runServer } from '../run-server.ts';
import { adoptSlipKey, openSecrets, type Secrets } from '../secrets.ts';
import { keepRunning } from './keep-running.ts';

/**
 * `khaothi serve [--room [--province ADDRESS --code CODE]]`: runs the server. With `--room` it is the server of some rooms
 * of a school: enrolled once with the code that the manager made, and from then on with `--room` alone. A room's server has
 * a data folder of its own (data/room) and listens to the whole network, unless DATA_DIR and HOST say otherwise; it is started
 * again whenever it ends unasked, but for `--once`.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      room: { type: 'boolean' },
      province: { type: 'string' },
      code: { type: 'string' },
      once: { type: 'boolean' },
    },
  });
  const { room, province, code, once } = values;
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
  if (room && !once) return keepRunning(['serve', '--room', '--once']);
  await runServer(config);
  return 0;
}

/** Enrols where a code is given, and fetches what is missing. False where this is the server of no room, with the reason said. */
async function isEnrolled(config: Config, province?: string, code?: string): Promise<boolean> {
  makeFolder(config.dataDir);
  const secrets = openSecrets(config.secretsFile, config);
  const database = await openDatabase(config);
  const { db } = database;
  try {
    await isOwnInstallation(db, secrets.publicKey);
    if (province !== undefined && code !== undefined)
      await enrol({ db, secrets }, config, { province: province.replace(/\/+$/, ''), code });
    const homes = await homesOf(db);
    if (homes.length === 0) {
      process.stderr.write('Máy này chưa ghi danh: thêm --province và --code. / Not enrolled yet.\n');
      return false;
    }
    const deps = { db, bus: inProcessBus(() => {}), blobs: openBlobs(config), secrets, now: Date.now };
    for (const home of homes) {
      if (home.revokedAt !== null || (await isFurnished(db, home))) continue;
      process.stdout.write(
        `\n  Đã ghi danh máy chủ phòng thi “${home.name}”. Đang tải danh sách và đề, đường truyền yếu thì lâu…\n`,
      );
      const { username, password } = await furnishHome(deps, home);
      process.stdout.write('  Đề đã tải về, đang khóa.\n');
      if (password !== null)
        process.stdout.write(`  Tài khoản giám thị trên máy này: ${username}   mật khẩu: ${password}\n`);
    }
    return true;
  } catch (error) {
    const again =
      (await homesOf(db)).length > 0 ? '\n  Mã đã nhận: khi có mạng, chạy tiếp bằng serve --room, không cần mã.' : '';
    const why = error instanceof ProvinceRefused ? error.message : `Không kết nối được máy chủ tỉnh: ${String(error)}`;
    process.stderr.write(`\n  ${why}${again}\n\n`);
    return false;
  } finally {
    await database.close();
  }
}

/** A code that is used up by this very machine may be typed again: what it began then goes on. */
async function enrol(
  deps: { db: Db; secrets: Secrets },
  { secretsFile }: Config,
  { province, code }: { province: string; code: string },
): Promise<void> {
  try {
    await enrolHere(deps, { province, code, adoptSlipKey: (key) => adoptSlipKey(secretsFile, key) });
  } catch (error) {
    const isUsed = error instanceof ProvinceRefused && error.code === 'enrolmentUnknown';
    const unfinished = isUsed
      ? await Promise.all((await homesOf(deps.db)).map((home) => isFurnished(deps.db, home)))
      : [];
    if (!unfinished.includes(false)) throw error;
  }
}
