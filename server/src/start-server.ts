import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from './app.ts';
import { openBlobs } from './blobs/open-blobs.ts';
import { openBus } from './bus/open-bus.ts';
import type { Config } from './config.ts';
import { makeFolder } from './db/make-folder.ts';
import { openDatabase } from './db/open.ts';
import { demoAccess, loadDemo } from './demo/load-demo.ts';
import { noteFinishedExams } from './features/analytics/index.ts';
import { eraseAppealFiles } from './features/appeals/index.ts';
import { isOwnInstallation } from './features/audit/index.ts';
import { eraseCheckIns } from './features/checkin/index.ts';
import { sealOverdue } from './features/delivery/index.ts';
import { markFinishedSessions } from './features/grading/index.ts';
import { isEmpty } from './features/people/index.ts';
import { eraseExpired, eraseRecords } from './features/proctoring/index.ts';
import { homesOf, keepLink, lastSeenInstant, provinceClock } from './features/roomlink/index.ts';
import { noteOpenings } from './features/sessions/index.ts';
import { every } from './jobs/every.ts';
import { lanAddresses } from './lan-addresses.ts';
import { openSecrets, type Secrets } from './secrets.ts';

/**
 * Connections that wait to be taken, as far as the system lets (Linux: `net.core.somaxconn`). With Node's 511 a province that
 * comes in one second is mostly turned away by the system, and each computer tries again only after 1, 3, 7, 15 … seconds.
 */
const BACKLOG = 16_384;

/** Starts the server and resolves when it listens; what it returns stops everything in order. */
export async function startServer(config: Config): Promise<() => Promise<void>> {
  makeFolder(config.dataDir);
  const secrets = openSecrets(config.secretsFile, config);
  await checkPort(config);
  const database = await openDatabase(config);
  if (!(await isOwnInstallation(database.db, secrets.publicKey))) throw new Error(WRONG_KEYS);
  const { bus, close: closeBus } = await openBus(config, secrets, (error) =>
    process.stderr.write(`bus: ${String(error)}\n`),
  );
  const readiness = { isDraining: false };
  // The server of rooms goes by the province's clock, and has no keys to mark by.
  const homes = await homesOf(database.db);
  const isRoom = homes.length > 0;
  const notBefore = isRoom ? await lastSeenInstant(database.db) : 0;
  const clock = provinceClock(homes[0]?.offsetMs ?? 0, { notBefore });
  const now = isRoom ? clock.now : Date.now;
  const deps = { db: database.db, bus, blobs: openBlobs(config), secrets, config, readiness, now };

  const app = await buildApp(deps);
  if (config.demo && !isRoom) await loadDemo({ ...deps, log: app.log });
  const tidy = async () => {
    await noteOpenings(deps);
    await sealOverdue(deps);
    if (!isRoom) await markFinishedSessions(deps);
  };
  const stopTidying = every(5_000, tidy, app.log);
  const stopNoting = every(60_000, () => noteFinishedExams(deps), app.log);
  // Each by itself: what one of them cannot erase must not keep what the others can.
  const stopErasing = [eraseExpired, eraseRecords, eraseAppealFiles, eraseCheckIns].map((erase) =>
    every(60 * 60_000, () => erase(deps), app.log),
  );
  const links = homes.map((home) => keepLink({ ...deps, log: app.log, clock }, home));
  const address = await app.listen({ port: config.port, host: config.host, backlog: BACKLOG });
  say(config.publicUrl ?? readable(address), secrets, config, database.kind, await isEmpty(database.db));

  return async () => {
    // Those who ask whether it may be sent candidates hear "no" first, and have the time to act on it.
    readiness.isDraining = true;
    await wait(config.drainSeconds * 1_000);
    stopTidying();
    stopNoting();
    for (const stop of stopErasing) stop();
    await Promise.all(links.map((stop) => stop()));
    await app.close();
    await closeBus();
    await database.close();
  };
}

const WRONG_KEYS =
  'Cấu hình: khóa trong DATA_DIR không phải khóa của cơ sở dữ liệu này; phiếu dự thi và đề sẽ không mở được. Chép lại secrets.json đúng. / The keys in DATA_DIR are not those of this database.';

/** A taken port is told before the database is touched. @throws the error of listening */
function checkPort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function say(address: string, secrets: Secrets, config: Config, database: string, isFresh: boolean): void {
  const lines = ['', `  Khảo Thí đang chạy tại ${address}`, `  Thí sinh vào ${address}/thi`];
  if (config.publicUrl === null) {
    const near = lanAddresses({ host: config.host, port: Number(new URL(address).port) || 80 }, networkInterfaces());
    for (const one of near) lines.push(`  Từ máy khác trong mạng: ${one}/thi`);
  }
  if (database === 'pglite')
    lines.push(
      '  Dữ liệu trong PGlite: chịu được tắt đột ngột, nhưng không hứa qua được mất điện. Thi thật nên dùng PostgreSQL.',
    );
  if (isFresh)
    lines.push(
      '',
      '  Chưa có tài khoản nào. Tạo tài khoản đầu tiên: npm run khaothi -- setup --unit "Tên Sở" --name "Họ và tên"',
    );
  const access = config.demo ? demoAccess(config.dataDir) : null;
  if (access) {
    lines.push('', '  Tài khoản dùng thử (mật khẩu tạo riêng cho máy này):');
    for (const { username, password, says } of access.accounts)
      lines.push(`    ${username.padEnd(12)}${password.padEnd(24)}${says}`);
    lines.push(`  Phiếu dự thi thử: ${access.slips.join('   ')}`);
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
  process.send?.({ ready: address, serviceToken: secrets.serviceToken });
}

const readable = (address: string) => address.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
