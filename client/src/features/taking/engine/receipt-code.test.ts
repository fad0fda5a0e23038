import { hashText } from 'shared/attempt/chain.ts';
import { expect, it } from 'vitest';
import { receiptCode, receiptQr } from './receipt-code.ts';

it('a receipt is two groups of four digits that nobody misreads', () => {
  // SHA-256("a") begins with ca 97 81 12 ca.
  expect(receiptCode({ hash: hashText('a') })).toBe('SABR-24PA');
});

it('the QR holds the signed text and its signature', () => {
  const receipt = { attempt: 'x', seq: 3, hash: hashText('a'), at: 7, signature: 'sig' };
  expect(receiptQr(receipt).split('\n')).toEqual(['khaothi-receipt-1', 'x', '3', receipt.hash, '7', 'sig']);
});
