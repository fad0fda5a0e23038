import { randomBytes } from 'node:crypto';
import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { PlistDict } from './seb/plist.ts';
import { writeSebFile } from './seb/seb-file.ts';

/** Settings as the file that Safe Exam Browser opens: under a password where there is one. */
export function sebFile(settings: PlistDict, password: string | null): FileReply {
  const seed = { encryptionSalt: randomBytes(8), hmacSalt: randomBytes(8), iv: randomBytes(16) };
  const bytes = writeSebFile(
    settings,
    password === null ? { container: 'plnd' } : { container: 'pswd', password, seed },
  );
  return { name: 'khao-thi.seb', type: 'application/seb', bytes };
}
