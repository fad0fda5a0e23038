import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from './app.ts';
import { openBlobs } from './blobs/open-blobs.ts';
import { openBus } from './bus/open-bus.ts';
import { type Config, readConfig } from './config.ts';
import { FolderInUse, folderInUse } from './db/hold-folder.ts';
import { makeFolder } from './db/make-folder.ts';
import { openDatabase } from './db/open.ts';
import { demoAccess, loadDemo } from './demo/load-demo.ts';
import { isOwnInstallation } from './features/audit/index.ts';
import { sealOverdue } from './features/delivery/index.ts';
import { markFinishedSessions } from './features/grading/index.ts';
import { isEmpty } from './features/people/index.ts';
import { eraseExpired } from './features/proctoring/index.ts';
import { every } from './jobs/every.ts';
import { openSecrets, type Secrets } from './secrets.ts';

const NODE_MAJOR = 24;

/** Starts the server and resolves when it listens; what it returns stops everything in order. */
async function start(config: Config): Promise<() => Promise<void>> {
  makeFolder(config.dataDir);
  const secrets = openSecrets(config.secretsFile, config);
  await checkPort(config);
  const database = await openDatabase(config);
  if (!(await isOwnInstallation(database.db, secrets.publicKey))) throw new Error(WRONG_KEYS);
  const { bus, close: closeBus } = await openBus(config, secrets, (error) =>
    process.stderr.write(`bus: ${String(error)}\n`),
  );
  const readiness = { isDraining: false };
  const deps = { db: database.db, bus, blobs: openBlobs(config), secrets, config, readiness, now: Date.now };

  const app = await buildApp(deps);
  if (config.demo) await loadDemo({ ...deps, log: app.log });
  const tidy = async () => {
    await sealOverdue(deps);
    await markFinishedSessions(deps);
  };
  const stopTidying = every(5_000, tidy, app.log);
  const stopErasing = every(60 * 60_000, () => eraseExpired(deps), app.log);
  const address = await app.listen({ port: config.port, host: config.host });
  say(config.publicUrl ?? readable(address), secrets, config, database.kind, await isEmpty(database.db));

  return async () => {
    // Those who ask whether it may be sent candidates hear "no" first, and have the time to act on it.
    readiness.isDraining = true;
    await wait(config.drainSeconds * 1_000);
    stopTidying();
    stopErasing();
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

/** One clear sentence for what people can mend themselves; null for anything else. */
function mendable(error: unknown, config: Config | null): string | null {
  if (error instanceof FolderInUse) return folderInUse(error.message);
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Cổng ${config?.port} đang được chương trình khác dùng. Tắt chương trình đó, hoặc chạy: PORT=8090 npm start. / Port ${config?.port} is taken.`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Hệ điều hành không cho mở cổng ${config?.port}. Chạy với cổng từ 1024 trở lên: PORT=8080 npm start. / Port ${config?.port} is not allowed.`;
  if (['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'ENOSPC'].includes(code) || (code === 'ENOENT' && syscall === 'mkdir'))
    return `Không ghi được vào thư mục ${config?.dataDir}. Chọn thư mục khác bằng DATA_DIR. / The folder cannot be written.`;
  if (error instanceof Error && /^(ConnectionError|NatsError|AuthorizationError)$/.test(error.name))
    return `Không kết nối được NATS theo NATS_URL (${error.message}). / NATS cannot be reached.`;
  if (['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000'].includes(code))
    return `Không kết nối được PostgreSQL theo DATABASE_URL (${code}). / PostgreSQL cannot be reached.`;
  if (error instanceof Error && error.message.startsWith('Cấu hình')) return error.message;
  return null;
}

let config: Config | null = null;
try {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR)
    throw new Error(
      `Cấu hình: cần Node ${NODE_MAJOR} trở lên; lệnh npm start tự chọn bản đúng. / Node ${NODE_MAJOR} is needed.`,
    );
  config = readConfig(process.env);
  const stop = await start(config);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
} catch (error) {
  const sentence = mendable(error, config);
  process.stderr.write(`\n  ${sentence ?? (error instanceof Error ? error.stack : String(error))}\n\n`);
  process.exit(1);
}
