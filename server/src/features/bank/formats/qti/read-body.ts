import { descendantsOf, type QtiElement } from 'shared/questions/qti/element.ts';
import type { QtiNode } from './content.ts';
import { isInline } from './interactions/cloze.ts';

/** A question of an item: the content before it, and its interaction or the text that holds its gaps. */
export interface Piece {
  readonly before: readonly QtiNode[];
  readonly asked: { readonly block: QtiElement } | { readonly gapped: readonly QtiNode[] };
}

const BLOCK =
  /^(choice|order|associate|match|gapMatch|hottext|hotspot|selectPoint|graphicOrder|graphicAssociate|graphicGapMatch|positionObject|slider|upload|drawing|extendedText|custom|portableCustom)Interaction$|^positionObjectStage$/;

export const isBlock = ({ name }: QtiElement) => BLOCK.test(name);

type Segment = { kind: 'content' | 'gapped'; node: QtiNode } | { kind: 'block'; element: QtiElement };

/**
 * An item's body by its questions, in the order of the page. Gaps that stand between two interactions, with the text around
 * them, are one question. `after`: what follows the last question.
 */
export function piecesOf(body: QtiElement): { pieces: Piece[]; after: QtiNode[] } {
  const pieces: Piece[] = [];
  let waiting: Segment[] = [];
  const settle = (): QtiNode[] => {
    const nodes = waiting.flatMap((segment) => (segment.kind === 'block' ? [] : [segment.node]));
    const first = waiting.findIndex(({ kind }) => kind === 'gapped');
    waiting = [];
    if (first < 0) return nodes;
    pieces.push({ before: nodes.slice(0, first), asked: { gapped: nodes.slice(first) } });
    return [];
  };
  for (const segment of segmentsOf(body.children)) {
    if (segment.kind !== 'block') waiting.push(segment);
    else pieces.push({ before: settle(), asked: { block: segment.element } });
  }
  return { pieces, after: settle() };
}

function segmentsOf(nodes: readonly QtiNode[]): Segment[] {
  return nodes.flatMap((node): Segment[] => {
    if (typeof node === 'string') return [{ kind: 'content', node }];
    if (isBlock(node)) return [{ kind: 'block', element: node }];
    // A frame around interactions is opened; what frames only gaps is their text.
    if (descendantsOf(node, isBlock).length > 0) return segmentsOf(node.children);
    const isGapped = isInline(node) || descendantsOf(node, isInline).length > 0;
    return [{ kind: isGapped ? 'gapped' : 'content', node }];
  });
}
