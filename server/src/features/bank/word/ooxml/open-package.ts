import { UnreadableFile } from '../../formats/refusal.ts';
import { type Archive, unpack } from '../../formats/unpack.ts';

export type Package = Archive;

const READ = /^(\[Content_Types\]\.xml|_rels\/|word\/)/;
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/** The container of Office 97-2003, in which a .doc and a .docx with a password both come. */
function isOldOffice(file: Uint8Array): boolean {
  return OLD_OFFICE.every((byte, at) => file[at] === byte);
}

/**
 * The parts of a .docx by name.
 * @throws UnreadableFile
 */
export async function openPackage(file: Uint8Array): Promise<Package> {
  if (isOldOffice(file)) {
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    throw new UnreadableFile(Buffer.from(file).includes(name) ? 'fileEncrypted' : 'wordOldFormat');
  }
  if (file[0] !== 0x50 || file[1] !== 0x4b) throw new UnreadableFile('wordNotADocx');
  return unpack(file, (name) => READ.test(name));
}
