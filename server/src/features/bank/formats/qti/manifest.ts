import { childOf, childrenNamed, descendantsOf, type QtiElement, textOf } from 'shared/questions/qti/element.ts';

/** One resource of a content package. */
export interface Resource {
  readonly identifier: string;
  readonly type: string;
  readonly href: string;
  readonly files: readonly string[];
  /** Identifiers of the resources that it needs. */
  readonly dependencies: readonly string[];
}

export interface Manifest {
  readonly resources: readonly Resource[];
  /** True where the package says of itself what it is: a title in its metadata, or a resource that holds metadata. */
  readonly hasMetadata: boolean;
}

/** Reads `imsmanifest.xml`: IMS content packaging of any version that QTI uses. */
export function readManifest(manifest: QtiElement): Manifest {
  const resources = childrenNamed(childOf(manifest, 'resources'), 'resource').map((resource): Resource => {
    const said = resource.attributes;
    return {
      identifier: said.identifier?.trim() ?? '',
      type: said.type?.trim() ?? '',
      href: said.href?.trim() ?? '',
      files: childrenNamed(resource, 'file').flatMap(({ attributes }) => attributes.href?.trim() ?? []),
      dependencies: childrenNamed(resource, 'dependency').flatMap(
        ({ attributes }) => attributes.identifierref?.trim() ?? [],
      ),
    };
  });
  const titles = descendantsOf(childOf(manifest, 'metadata'), ({ name }) => name === 'title');
  const isTitled = titles.some((title) => textOf(title).trim() !== '');
  const isDescribed = resources.some(({ type }) => /metadata/i.test(type));
  return { resources, hasMetadata: isTitled || isDescribed };
}

export const isItem = ({ type }: Pick<Resource, 'type'>) => /^imsqti_(apip)?item_xml/i.test(type);
export const isTest = ({ type }: Pick<Resource, 'type'>) => /^imsqti_(apip)?(test|assessment|section)_xml/i.test(type);
