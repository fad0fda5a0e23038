import { strToU8, type Zippable } from 'fflate';
import { mediaIn } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { type Stimulus, stimulusHash } from 'shared/questions/stimulus.ts';
import type { Written } from '../../../exports/exporter.ts';
import { packed, stored } from '../../../exports/pack.ts';
import type { FileMedia } from '../../imported.ts';
import { TOOL } from '../tool.ts';
import { contentOf } from './content.ts';
import { QTI, VERSION, writeItem } from './item.ts';
import { el, writeXml, type XmlNode } from './xml.ts';

/** Questions to be written, in the order of the package's test, with the bytes of everything they show or play. */
export interface PackageContent {
  /** Names the package and its test: a subject, a bank. */
  readonly title: string;
  readonly questions: readonly {
    readonly id: string;
    readonly definition: Definition;
    /** What the bank says of it besides. */
    readonly level?: string | null;
    readonly topic?: string | null;
  }[];
  /** Media by SHA-256; what is not there is left out of the package, and its place in an item is empty. */
  readonly media: ReadonlyMap<string, Pick<FileMedia, 'mime' | 'bytes'>>;
}

interface ResourceFile {
  readonly identifier: string;
  readonly type: string;
  readonly href: string;
  readonly bytes: Uint8Array;
  readonly needs: readonly string[];
}

const MEDIA = 'webcontent';
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/webm': 'weba',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/** A QTI 3 package: one item for each question, their stimuli once each, their media, a test that asks them in order. */
export async function writePackage(content: PackageContent, written?: Written): Promise<Uint8Array> {
  const files = await resourcesOf(content, written);
  const parts: Zippable = { 'imsmanifest.xml': strToU8(manifestOf(content.title, files)) };
  for (const { href, type, bytes } of files) parts[href] = type === MEDIA ? stored(bytes) : bytes;
  // The same questions give the same bytes: an archive's clock says nothing of them.
  return packed({ parts, mtime: new Date('2000-01-01T00:00:00Z') });
}

async function resourcesOf({ title, questions, media }: PackageContent, written?: Written): Promise<ResourceFile[]> {
  const pictures = [...new Set(questions.flatMap(({ definition }) => mediaIn(definition)))].flatMap(
    (sha256): ResourceFile[] => {
      const found = media.get(sha256);
      if (!found) return [];
      const href = `media/${sha256}.${ENDINGS[found.mime] ?? 'bin'}`;
      return [{ identifier: `media_${sha256}`, type: MEDIA, href, bytes: found.bytes, needs: [] }];
    },
  );
  const hrefs = new Map(pictures.map(({ identifier, href }) => [identifier.slice('media_'.length), href]));
  const path = (sha256: string) => (hrefs.has(sha256) ? `../${hrefs.get(sha256)}` : null);
  const needs = (value: unknown) =>
    mediaIn(value)
      .filter((sha256) => hrefs.has(sha256))
      .map((sha256) => `media_${sha256}`);
  const stimuli = new Map<string, Stimulus>();
  for (const { definition } of questions)
    if (definition.stimulus) stimuli.set(stimulusHash(definition.stimulus), definition.stimulus);
  const shared = [...stimuli].map(
    ([hash, stimulus]): ResourceFile => ({
      ...{ identifier: stimulusName(hash), type: 'imsqti_stimulus_xmlv3p0', href: `stimuli/${stimulusName(hash)}.xml` },
      bytes: strToU8(stimulusOf(hash, stimulus, path)),
      needs: needs(stimulus),
    }),
  );
  const items: ResourceFile[] = [];
  for (const { id, definition, level = null, topic = null } of questions) {
    const { stimulus, ...own } = definition;
    const name = stimulus ? stimulusName(stimulusHash(stimulus)) : null;
    const told = name === null ? null : { identifier: name, href: `../stimuli/${name}.xml` };
    items.push({
      ...{ identifier: itemName(id), type: 'imsqti_item_xmlv3p0', href: `items/${itemName(id)}.xml` },
      bytes: strToU8(writeItem(definition, { identifier: itemName(id), path, stimulus: told, level, topic })),
      needs: [...needs(own), ...(name === null ? [] : [name])],
    });
    await written?.(items.length);
  }
  const test: ResourceFile = {
    ...{ identifier: 'test', type: 'imsqti_test_xmlv3p0', href: 'test.xml' },
    bytes: strToU8(testOf(title, items)),
    needs: items.map(({ identifier }) => identifier),
  };
  return [test, ...items, ...shared, ...pictures];
}

const itemName = (id: string) => `item_${id.replace(/[^A-Za-z0-9_.-]/g, '_')}`;
const stimulusName = (hash: string) => `stimulus_${hash.replace(/[^A-Za-z0-9_.-]/g, '_')}`;

function stimulusOf(hash: string, { title, content }: Stimulus, path: (sha256: string) => string | null): string {
  const said = {
    identifier: stimulusName(hash),
    title: title ?? '',
    'xml:lang': 'vi',
    'tool-name': TOOL,
    'tool-version': VERSION,
  };
  return writeXml(
    el('qti-assessment-stimulus', { xmlns: QTI, ...said }, el('qti-stimulus-body', {}, ...contentOf(content, path))),
  );
}

function testOf(title: string, items: readonly ResourceFile[]): string {
  const refs = items.map(({ identifier, href }) => el('qti-assessment-item-ref', { identifier, href }));
  const section = el('qti-assessment-section', { identifier: 'section', title, visible: true }, ...refs);
  const part = el(
    'qti-test-part',
    { identifier: 'part', 'navigation-mode': 'nonlinear', 'submission-mode': 'simultaneous' },
    section,
  );
  const said = { identifier: 'test', title, 'tool-name': TOOL, 'tool-version': VERSION };
  return writeXml(el('qti-assessment-test', { xmlns: QTI, ...said }, part));
}

const PACKAGING = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const METADATA = 'http://ltsc.ieee.org/xsd/LOM';

function manifestOf(title: string, files: readonly ResourceFile[]): string {
  const lom: XmlNode = el(
    'lom',
    { xmlns: METADATA },
    el('general', {}, el('title', {}, el('string', { language: 'vi' }, title)), el('language', {}, 'vi')),
  );
  return writeXml(
    el(
      'manifest',
      { xmlns: PACKAGING, identifier: 'manifest' },
      el('metadata', {}, el('schema', {}, 'QTI Package'), el('schemaversion', {}, '3.0.0'), lom),
      el('organizations'),
      el(
        'resources',
        {},
        ...files.map(({ identifier, type, href, needs }) =>
          el(
            'resource',
            { identifier, type, href },
            el('file', { href }),
            ...needs.map((identifierref) => el('dependency', { identifierref })),
          ),
        ),
      ),
    ),
  );
}
