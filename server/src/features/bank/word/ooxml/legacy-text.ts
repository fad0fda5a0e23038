import type { Piece } from './content.ts';
import { type LegacyFont, readLegacy } from './legacy-font.ts';

type LegacySet = LegacyFont['set'];

/** Letters of Vietnamese that stand at no place of a font from before Unicode: the text is Unicode, whatever its font says. */
const UNICODE_ONLY = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/u;
const BEYOND_ASCII = /[^\p{ASCII}]/u;

/**
 * Reads the text of such fonts, paragraph by paragraph. What was typed as Unicode while the font's name stayed, which Word shows
 * in another font, is left as it is: every paragraph that has one of its letters, and all text of the sets named in `left`.
 */
export function legacyReader(left: ReadonlySet<LegacySet> = new Set()) {
  const unicode: Record<LegacySet, number> = { vni: 0, tcvn3: 0 };
  const old: Record<LegacySet, number> = { vni: 0, tcvn3: 0 };
  return {
    /** The pieces of a paragraph, before neighbours are put together. */
    read(pieces: readonly Piece[]): Piece[] {
      const isLeft = new Map<LegacySet, boolean>();
      for (const set of ['vni', 'tcvn3'] as const) {
        const text = textIn(pieces, set).normalize('NFC');
        const isUnicode = UNICODE_ONLY.test(text);
        if (isUnicode) unicode[set]++;
        else if (BEYOND_ASCII.test(text)) old[set]++;
        isLeft.set(set, isUnicode || left.has(set));
      }
      return pieces.map((piece) => {
        if (piece.type !== 'text' || !piece.format.legacy || isLeft.get(piece.format.legacy.set)) return piece;
        return { ...piece, text: readLegacy(piece.text, piece.format.legacy) };
      });
    },
    /** The sets whose fonts hold Unicode in most paragraphs that would tell: the others are then Unicode too. */
    inUnicode: () => new Set((['vni', 'tcvn3'] as const).filter((set) => unicode[set] > old[set])),
  };
}

const textIn = (pieces: readonly Piece[], set: LegacySet): string =>
  pieces.map((piece) => (piece.type === 'text' && piece.format.legacy?.set === set ? piece.text : '')).join('');
