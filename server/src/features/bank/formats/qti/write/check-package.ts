import { childrenOf, type QtiElement } from 'shared/questions/qti/element.ts';
import { readXml, UnreadableXml } from 'shared/questions/qti/read-xml.ts';
import { decodeXml } from '../decode.ts';
import { filesBeside } from '../item-files.ts';
import { isItem, isTest, readManifest } from '../manifest.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** What each element must say (QTI 3.0, ASI and packaging). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  assessmentItem: ['identifier', 'title', 'timeDependent'],
  assessmentTest: ['identifier', 'title'],
  assessmentSection: ['identifier', 'title', 'visible'],
  assessmentItemRef: ['identifier', 'href'],
  assessmentStimulus: ['identifier', 'title'],
  assessmentStimulusRef: ['identifier', 'href'],
  testPart: ['identifier', 'navigationMode', 'submissionMode'],
  responseDeclaration: ['identifier', 'cardinality'],
  outcomeDeclaration: ['identifier', 'cardinality'],
  mapEntry: ['mapKey', 'mappedValue'],
  areaMapEntry: ['shape', 'coords', 'mappedValue'],
  simpleChoice: ['identifier'],
  simpleAssociableChoice: ['identifier', 'matchMax'],
  inlineChoice: ['identifier'],
  hottext: ['identifier'],
  gap: ['identifier'],
  gapText: ['identifier', 'matchMax'],
  hotspotChoice: ['identifier', 'shape', 'coords'],
  associableHotspot: ['identifier', 'shape', 'coords', 'matchMax'],
  sliderInteraction: ['lowerBound', 'upperBound'],
  setOutcomeValue: ['identifier'],
  variable: ['identifier'],
  correct: ['identifier'],
  mapResponse: ['identifier'],
  mapResponsePoint: ['identifier'],
  baseValue: ['baseType'],
  index: ['n'],
  equal: ['toleranceMode'],
  patternMatch: ['pattern'],
  rubricBlock: ['view', 'use'],
};
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** Everything that is wrong with a package, in words for whoever wrote it; empty where nothing is. */
export function packageFaults(files: Files): string[] {
  const faults: string[] = [];
  const trees = new Map<string, QtiElement>();
  for (const [path, bytes] of files) {
    if (!path.endsWith('.xml')) continue;
    try {
      trees.set(path, readXml(decodeXml(bytes)));
    } catch (error) {
      if (!(error instanceof UnreadableXml)) throw error;
      faults.push(`${path}: ${error.message}`);
    }
  }
  const manifest = trees.get('imsmanifest.xml');
  if (!manifest) return [...faults, 'imsmanifest.xml: missing'];
  faults.push(...manifestFaults(manifest, files, trees));
  for (const [path, tree] of trees) if (path !== 'imsmanifest.xml') faults.push(...treeFaults(path, tree, files));
  return faults;
}

function manifestFaults(root: QtiElement, files: Files, trees: ReadonlyMap<string, QtiElement>): string[] {
  const faults: string[] = [];
  const { resources } = readManifest(root);
  const names = resources.map(({ identifier }) => identifier);
  if (new Set(names).size < names.length) faults.push('imsmanifest.xml: an identifier stands twice');
  for (const { identifier, type, href, files: listed, dependencies } of resources) {
    if (!IDENTIFIER.test(identifier)) faults.push(`imsmanifest.xml: "${identifier}" is no identifier`);
    if (!listed.includes(href)) faults.push(`${identifier}: ${href} is not among its files`);
    for (const path of listed) if (!files.has(path)) faults.push(`${identifier}: ${path} is not in the package`);
    for (const name of dependencies)
      if (!names.includes(name)) faults.push(`${identifier}: needs ${name}, which is nothing`);
    const root = trees.get(href)?.name;
    if (isItem({ type }) && root !== 'assessmentItem') faults.push(`${href}: no item`);
    if (isTest({ type }) && root !== 'assessmentTest') faults.push(`${href}: no test`);
  }
  const known = new Set(resources.flatMap((resource) => resource.files));
  for (const path of files.keys())
    if (path !== 'imsmanifest.xml' && !known.has(path)) faults.push(`${path}: not named by the manifest`);
  return faults;
}

function treeFaults(path: string, root: QtiElement, files: Files): string[] {
  const faults: string[] = [];
  const beside = filesBeside(files, path);
  const declared = childrenOf(root)
    .filter(({ name }) => /Declaration$/.test(name))
    .map(({ attributes }) => attributes.identifier);
  if (new Set(declared).size < declared.length) faults.push(`${path}: a variable is declared twice`);
  const all = everyElement(root);
  for (const { name, attributes } of all) {
    for (const required of REQUIRED[name] ?? [])
      if (attributes[required] === undefined) faults.push(`${path}: ${name} without ${required}`);
    if (attributes.identifier !== undefined && !IDENTIFIER.test(attributes.identifier))
      faults.push(`${path}: "${attributes.identifier}" is no identifier`);
    if (name.endsWith('Interaction') && !declared.includes(attributes.responseIdentifier))
      faults.push(`${path}: ${name} answers to ${attributes.responseIdentifier}, which is not declared`);
    if (
      /^(variable|correct|mapResponse|mapResponsePoint|setOutcomeValue)$/.test(name) &&
      !declared.includes(attributes.identifier)
    )
      faults.push(`${path}: ${attributes.identifier} is not declared`);
    for (const href of [
      attributes.src,
      name === 'assessmentItemRef' || name === 'assessmentStimulusRef' ? attributes.href : undefined,
    ])
      if (href !== undefined && beside.find(href) === null) faults.push(`${path}: ${href} is not in the package`);
  }
  return faults;
}

function everyElement(root: QtiElement): QtiElement[] {
  const found: QtiElement[] = [];
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    found.push(element);
    open.push(...childrenOf(element));
  }
  return found;
}
