import type { RefusedItem } from 'shared/contracts/bank.ts';
import { isBlank, type RichText } from 'shared/questions/content.ts';
import type { ImportProblem } from 'shared/questions/draft.ts';
import { childrenNamed, descendantsOf, type QtiElement } from 'shared/questions/qti/element.ts';
import { readXml, UnreadableXml } from 'shared/questions/qti/read-xml.ts';
import type { Stimulus } from 'shared/questions/stimulus.ts';
import type { Progress } from '../../../../jobs/answer-as-worker.ts';
import type { FileMedia } from '../imported.ts';
import { UnreadableFile } from '../refusal.ts';
import type { Archive } from '../unpack.ts';
import { ItemContent } from './content.ts';
import { decodeXml } from './decode.ts';
import { filesBeside, type ItemFiles } from './item-files.ts';
import { isItem, isTest, type Manifest, readManifest } from './manifest.ts';
import { type ReadItem, readItem } from './read-item.ts';
import { readTest, type TestItem } from './read-test.ts';

/** An item of a package with its place in the package's test. */
export interface PackageItem extends ReadItem {
  /** Its path in the package. */
  readonly file: string;
  readonly section: string | null;
  readonly weight: number;
}

export interface ReadPackage {
  /** In the order of the tests, then of the manifest. */
  readonly items: readonly PackageItem[];
  /** Files that are no item, or no XML; and what the package itself lacks, under the name of its manifest. */
  readonly refused: readonly RefusedItem[];
  readonly media: readonly FileMedia[];
}

const MANIFEST = /(^|\/)imsmanifest\.xml$/i;

/** Every item of a QTI package; one without a manifest is read file by file. */
export function readPackage(archive: Archive, progress?: Progress): ReadPackage {
  const manifestPath = [...archive.keys()].filter((path) => MANIFEST.test(path)).sort((a, b) => a.length - b.length)[0];
  const reading = new PackageReading(archive);
  const manifest = manifestPath === undefined ? null : reading.manifest(manifestPath);
  const paths = manifest ? itemPaths(manifest, reading, manifestPath ?? '') : loosePaths(archive);
  for (const [at, path] of paths.entries()) {
    progress?.(at, paths.length);
    reading.item(path, manifest !== null);
  }
  progress?.(paths.length, paths.length);
  return reading.done();
}

interface ItemPath {
  readonly path: string;
  readonly place: TestItem | null;
  /** The file of the test that asks it there. */
  readonly test?: string;
}

function loosePaths(archive: Archive): ItemPath[] {
  return [...archive.keys()].filter((path) => /\.(xml|qti)$/i.test(path)).map((path) => ({ path, place: null }));
}

/** The items in the order in which a test asks them; then those that no test names. */
function itemPaths({ resources }: Manifest, reading: PackageReading, manifestPath: string): ItemPath[] {
  const beside = reading.beside(manifestPath);
  const tests = resources.filter(isTest).flatMap(({ href }) => beside.find(href)?.path ?? []);
  const placed = tests.flatMap((path) => reading.test(path, manifestPath));
  const known = new Set(placed.map(({ path }) => path));
  const others = resources.filter(isItem).flatMap(({ href, identifier }): ItemPath[] => {
    const found = beside.find(href);
    if (!found) {
      reading.lacks(manifestPath, { what: 'missingFile', detail: (href || identifier).slice(0, 300) });
      return [];
    }
    return known.has(found.path) ? [] : [{ path: found.path, place: null }];
  });
  return [...placed, ...others];
}

class PackageReading {
  readonly #archive: Archive;
  readonly #items: PackageItem[] = [];
  readonly #refused: RefusedItem[] = [];
  readonly #media = new Map<string, FileMedia>();
  readonly #read = new Set<string>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  beside(path: string): ItemFiles {
    return filesBeside(this.#archive, path);
  }

  manifest(path: string): Manifest | null {
    const root = this.#xml(path);
    if (!root) return null;
    const manifest = readManifest(root);
    if (!manifest.hasMetadata) this.lacks(path, { what: 'noMetadata' });
    return manifest;
  }

  /** What the package itself lacks: said under the name of the file that should have it. */
  lacks(file: string, problem: ImportProblem): void {
    this.#refused.push({ n: 0, file, title: '', problems: [problem] });
  }

  test(path: string, manifestPath: string): ItemPath[] {
    const root = this.#xml(path);
    if (!root) return [];
    const { items, sectionRefs, lost } = readTest(root);
    for (const detail of lost) this.lacks(path, { what: 'contentLost', detail });
    const beside = this.beside(path);
    const sections = sectionRefs.flatMap((href) => {
      const found = beside.find(href);
      return found && !this.#read.has(found.path) ? this.test(found.path, manifestPath) : [];
    });
    const found = items.flatMap((place): ItemPath[] => {
      const file = beside.find(place.href);
      if (!file) this.lacks(path, { what: 'missingFile', detail: place.href.slice(0, 300).toWellFormed() });
      return file ? [{ path: file.path, place, test: path }] : [];
    });
    return [...found, ...sections];
  }

  /** `isNamed`: a manifest says that this is an item; else anything may stand there. */
  item({ path, place, test }: ItemPath, isNamed: boolean): void {
    if (this.#read.has(path) && place === null) return;
    const root = this.#xml(path, isNamed);
    if (!root) return;
    if (root.name !== 'assessmentItem') {
      if (isNamed) this.lacks(path, { what: 'kindNotSupported', detail: root.name.slice(0, 300) });
      return;
    }
    const item = readItem(root, this.beside(path), this.#stimulus(root, path, place?.rubrics ?? [], test ?? path));
    for (const media of item.media) this.#media.set(media.sha256, media);
    this.#items.push({ ...item, file: path, section: place?.section ?? null, weight: place?.weight ?? 1 });
  }

  done(): ReadPackage {
    return { items: this.#items, refused: this.#refused, media: [...this.#media.values()] };
  }

  #xml(path: string, isSaid = true): QtiElement | null {
    this.#read.add(path);
    const bytes = this.#archive.get(path);
    if (!bytes) return null;
    try {
      return readXml(decodeXml(bytes));
    } catch (error) {
      if (!(error instanceof UnreadableXml)) throw error;
      if (error.why === 'suspicious') throw new UnreadableFile('fileSuspicious', `${path}: ${error.message}`);
      if (isSaid) this.lacks(path, { what: 'brokenXml', detail: error.message.slice(0, 300).toWellFormed() });
      return null;
    }
  }

  /** What an item is about: what its sections of the test show, then what its `assessmentStimulusRef` names. */
  #stimulus(item: QtiElement, path: string, rubrics: readonly QtiElement[], test: string): Stimulus | undefined {
    const beside = this.beside(path);
    const parts = childrenNamed(item, 'assessmentStimulusRef').flatMap(({ attributes }) => {
      const found = beside.find(attributes.href ?? '');
      const root = found ? this.#xml(found.path) : null;
      return found && root ? [{ root, path: found.path }] : [];
    });
    const own = parts.flatMap(({ root, path: from }) =>
      descendantsOf(root, ({ name }) => name === 'stimulusBody').flatMap((body) => this.#shared(body, from)),
    );
    const content = [...rubrics.flatMap((rubric) => this.#shared(rubric, test)), ...own];
    if (parts.length === 0 && isBlank(content)) return undefined;
    const title = parts[0]?.root.attributes.title?.trim().slice(0, 300).toWellFormed();
    return { ...(title ? { title } : {}), content };
  }

  /** Content beside an item, with the media that it shows; what cannot be kept is said under the name of its file. */
  #shared(body: QtiElement, from: string): RichText {
    const reader = new ItemContent(this.beside(from), new Map());
    const content = reader.rich(body.children);
    for (const media of reader.media.values()) this.#media.set(media.sha256, media);
    for (const detail of reader.missing) this.lacks(from, { what: 'missingFile', detail: detail.toWellFormed() });
    for (const detail of reader.lost) this.lacks(from, { what: 'contentLost', detail: detail.slice(0, 300) });
    return content;
  }
}
