import type { Config } from './config.ts';
import { FolderInUse, folderInUse } from './db/hold-folder.ts';
import { startServer } from './start-server.ts';

const NODE_MAJOR = 24;

/** Starts the server and keeps it until the process is told to stop; what people can mend themselves is said in a sentence. */
export async function runServer(read: () => Config): Promise<void> {
  let config: Config | null = null;
  try {
    if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR)
      throw new Error(
        `Cấu hình: cần Node ${NODE_MAJOR} trở lên; lệnh npm start tự chọn bản đúng. / Node ${NODE_MAJOR} is needed.`,
      );
    config = read();
    const stop = await startServer(config);
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
}

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
