import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiptText } from '../contracts/delivery.ts';
import { hashText } from './chain.ts';
import { receiptTree, rootAbove } from './receipt-tree.ts';

const leaves = fc.array(fc.string(), { minLength: 1, maxLength: 40 }).map((texts) => texts.map(hashText));

test('each receipt leads to the one signed root by its own path', () => {
  fc.assert(
    fc.property(leaves, (hashes) => {
      const tree = receiptTree(hashes);
      for (const [index, leaf] of hashes.entries()) expect(rootAbove(leaf, tree.pathOf(index))).toBe(tree.root);
    }),
  );
});

test('a receipt that was not in the flush leads elsewhere, whatever path it borrows', () => {
  fc.assert(
    fc.property(leaves, fc.string(), fc.nat(), (hashes, forged, pick) => {
      const leaf = hashText(`forged ${forged}`);
      fc.pre(!hashes.includes(leaf));
      const tree = receiptTree(hashes);
      expect(rootAbove(leaf, tree.pathOf(pick % hashes.length))).not.toBe(tree.root);
    }),
  );
});

test('paths stay short: a flush of a thousand needs ten hashes', () => {
  const tree = receiptTree(Array.from({ length: 1000 }, (_, n) => hashText(String(n))));
  expect(Math.max(...[0, 499, 999].map((leaf) => tree.pathOf(leaf).length))).toBe(10);
});

test('a receipt alone is signed as it reads; one of many by the root above it', () => {
  const receipt = { attempt: 'a', seq: 3, hash: hashText('head'), at: 5 };
  expect(receiptText(receipt)).toBe(`khaothi-receipt-1\na\n3\n${receipt.hash}\n5`);
  const leaf = hashText(receiptText(receipt));
  const tree = receiptTree([hashText('another'), leaf]);
  expect(receiptText({ ...receipt, path: tree.pathOf(1) })).toBe(`khaothi-flush-1\n${tree.root}`);
});
