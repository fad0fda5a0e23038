import { readTcvn3, type Tcvn3, tcvn3Of } from './tcvn3.ts';
import { isVni, readVni } from './vni.ts';

/** A font from before Unicode, whose letters stand at other letters' places. */
export type LegacyFont = { readonly set: 'tcvn3'; readonly draws: Tcvn3 } | { readonly set: 'vni' };

/** What a font's name says; null for every font of today. */
export function legacyFontOf(font: string): LegacyFont | null {
  if (isVni(font)) return { set: 'vni' };
  const draws = tcvn3Of(font);
  return draws && { set: 'tcvn3', draws };
}

export const readLegacy = (text: string, font: LegacyFont): string =>
  font.set === 'vni' ? readVni(text) : readTcvn3(text, font.draws);
