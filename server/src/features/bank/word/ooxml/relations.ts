import type { Package } from './open-package.ts';
import { childrenOf, parseXml } from './xml.ts';

/** Where a part's relationship ids lead: id to the target part's name. External targets are left out: never fetched. */
export function relationsOf(parts: Package, part: string): ReadonlyMap<string, { type: string; target: string }> {
  const slash = part.lastIndexOf('/') + 1;
  const bytes = parts.get(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const found = new Map<string, { type: string; target: string }>();
  if (!bytes) return found;
  for (const { attributes } of childrenOf(parseXml(bytes))) {
    if (attributes.TargetMode === 'External') continue;
    const { Id = '', Target = '', Type = '' } = attributes;
    found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(part.slice(0, slash), Target) });
  }
  return found;
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
