import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeFolder } from '../db/make-folder.ts';
import { openSecrets } from '../secrets.ts';

/** `khaothi keys FILE`: the installation's keys in a file of mode 600, made once; every node is given the same one. */
export async function run([file]: string[]): Promise<number> {
  if (!file) {
    process.stderr.write('Cần tên tệp, ví dụ: khaothi keys /keys/secrets.json / The name of a file is needed.\n');
    return 2;
  }
  const path = resolve(file);
  const isNew = !existsSync(path);
  makeFolder(dirname(path));
  openSecrets(path);
  process.stdout.write(
    isNew
      ? `Đã tạo khóa: ${path}. Sao lưu tệp này, tách khỏi cơ sở dữ liệu. / Keys made: back this file up, apart from the database.\n`
      : `Khóa đã có sẵn: ${path}. / The keys are there already.\n`,
  );
  return 0;
}
