import { readMedia } from 'shared/contracts/bank.ts';
import { addressOf } from '../../api/call.ts';
import { t } from './messages.ts';

/** Where staff see a picture of the bank or of a draft. */
export function bankMedia(sha256: string): string {
  return addressOf(readMedia, { params: { sha256 } });
}

/** The same, with a note in place of pictures that no browser draws. */
export function mediaWithout(unshowable: readonly string[]): (sha256: string) => string {
  const hidden = new Set(unshowable);
  return (sha256) => (hidden.has(sha256) ? note(t().review.lostPicture) : bankMedia(sha256));
}

function note(words: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><title>${words}</title><rect x="1" y="1" width="88" height="38" rx="4" fill="#fdf3dc" stroke="#7d5200" stroke-dasharray="4 3"/><text x="45" y="25" text-anchor="middle" font-family="sans-serif" font-size="13" fill="#7d5200">f(x) ảnh</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
