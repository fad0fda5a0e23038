import { type HashText, hashText } from './chain.ts';

/**
 * A tree of hashes (Merkle, US patent 4,309,569) over the receipts of one flush, so that one signature stands over them
 * all and each still proves itself alone: a receipt with its path leads to the signed root. The two hashes of a node are
 * put in order first, so that a path needs no sides; a lone last one rises as it is.
 */
export interface ReceiptTree {
  readonly root: string;
  /** The hashes beside the way from a leaf to the root, from below; empty where it is the only leaf. */
  pathOf(leaf: number): string[];
}

/** @param leaves hashes of the receipts' texts, at least one */
export function receiptTree(leaves: readonly string[], hash: HashText = hashText): ReceiptTree {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) level = levelAbove(level, hash);
  return {
    root: levels.at(-1)?.[0] ?? '',
    pathOf(leaf) {
      return levels.flatMap((level, height) => level[(leaf >> height) ^ 1] ?? []);
    },
  };
}

/** The root that a leaf and its path lead to. */
export function rootAbove(leaf: string, path: readonly string[], hash: HashText = hashText): string {
  return path.reduce((below, beside) => node(below, beside, hash), leaf);
}

function levelAbove(level: readonly string[], hash: HashText): string[] {
  const above: string[] = [];
  for (let place = 0; place < level.length; place += 2) {
    const left = level[place] ?? '';
    const right = level[place + 1];
    above.push(right === undefined ? left : node(left, right, hash));
  }
  return above;
}

function node(one: string, other: string, hash: HashText): string {
  return hash(one < other ? `khaothi-node-1\n${one}\n${other}` : `khaothi-node-1\n${other}\n${one}`);
}
