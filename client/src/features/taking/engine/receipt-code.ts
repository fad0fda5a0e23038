import { fromBase64url } from 'shared/attempt/chain.ts';
import { type Receipt, receiptText } from 'shared/contracts/delivery.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The receipt as a child can copy it: the first 40 bits of the ledger's hash, "K7QF-2M9D". */
export function receiptCode({ hash }: Pick<Receipt, 'hash'>): string {
  let code = '';
  let bits = 0;
  let held = 0;
  for (const byte of fromBase64url(hash).subarray(0, 5)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      code += DIGITS[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What the QR code holds: the signed text and its signature, enough to verify without the server. */
export function receiptQr(receipt: Receipt): string {
  return `${receiptText(receipt)}\n${receipt.signature}`;
}
