import type { Progress } from '../../../../jobs/answer-as-worker.ts';
import { describeQuestion } from '../describe-question.ts';
import type { QuestionFile, QuestionFormat } from '../format.ts';
import type { FileImport, FileQuestion } from '../imported.ts';
import { UnreadableFile } from '../refusal.ts';
import { unpack } from '../unpack.ts';
import { decodeXml } from './decode.ts';
import { decimal } from './interactions/texts.ts';
import { type PackageItem, type ReadPackage, readPackage } from './read-package.ts';

const ROOT = /<(?:[\w.-]+:)?(?:qti-)?assessment(?:Item|-item|Test|-test|Section|-section)[\s/>]/;

/** QTI 2.1, 2.2 and 3.0: a single item, or a package with tests, items, stimuli and pictures. */
export const qti: QuestionFormat = {
  name: 'qti',
  // An archive that names no format of its own may still hold items one by one.
  endings: ['qti', 'zip'],
  recognises: (file) =>
    isZip(file) ? names(file, 'imsmanifest.xml') && !names(file, 'moodle_backup.xml') : isItemFile(file),
  async read(file, progress) {
    const read = await readQti(file, progress);
    if (read.items.length === 0 && read.refused.length === 0) throw new UnreadableFile('fileNoQuestions');
    return importOf(read, isZip(file));
  },
};

/** The items of a package, or of a single file under its own name. */
export async function readQti(file: QuestionFile, progress?: Progress): Promise<ReadPackage> {
  if (!isZip(file)) return readPackage(new Map([[file.name.split(/[/\\]/).at(-1) || 'item.xml', file.bytes]]));
  const archive = await unpack(file.bytes, (name) => !/\.(css|xsd|xsl|dtd|js|pdf|zip)$/i.test(name));
  return readPackage(archive, progress);
}

function importOf({ items, refused, media }: ReadPackage, isPackage: boolean): FileImport {
  const named = items.map((item, at) => ({ item, n: at + 1 }));
  return {
    questions: named.flatMap(({ item, n }) => questionOf(item, n, isPackage) ?? []),
    refused: [
      ...named.flatMap(({ item, n }) => {
        if (item.definition) return [];
        const { title, identifier, problems } = item;
        return [{ n, ...fileOf(item, isPackage), title: title || identifier, problems: [...problems] }];
      }),
      ...refused.map((one) => (isPackage ? one : { ...one, file: undefined })),
    ],
    pictures: media,
    preamble: [],
  };
}

const fileOf = ({ file }: PackageItem, isPackage: boolean) => (isPackage ? { file } : {});

function questionOf(item: PackageItem, n: number, isPackage: boolean): FileQuestion | null {
  const { definition, section, weight, maximum, identifier, title, problems, level, topic } = item;
  if (!definition) return null;
  const points = maximum === null ? null : decimal(maximum * weight);
  const notes = [
    { name: 'identifier', words: identifier },
    { name: 'title', words: title },
    ...(weight === 1 ? [] : [{ name: 'weight', words: decimal(weight) }]),
  ].filter(({ words }) => words !== '');
  const question = describeQuestion(n, definition, {
    ...fileOf(item, isPackage),
    ...{ section, points, notes, problems, level, topic },
  });
  // Four options are a habit of the papers here; a file from elsewhere with three lacks none.
  const isWhole = definition.kind === 'choice' && definition.options.length > 1;
  const said = question.problems.filter(({ what }) => !(isWhole && what === 'missingOption'));
  return { ...question, problems: said };
}

const isZip = ({ bytes }: QuestionFile) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Names in an archive are never packed, so a file shows without opening it. */
function names({ bytes }: QuestionFile, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

function isItemFile({ bytes }: QuestionFile): boolean {
  if (bytes.length === 0) return false;
  const head = decodeXml(bytes.subarray(0, 20_000));
  return /^\s*</.test(head.replace(/^\uFEFF/, '')) && ROOT.test(head);
}
