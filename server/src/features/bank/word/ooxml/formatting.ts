import { OWN_STYLES, type OwnStyle } from './content.ts';
import { type LegacyFont, legacyFontOf } from './legacy-font.ts';
import type { Package } from './open-package.ts';
import { childOf, childrenOf, isOn, parseXml, propertyOf, type XmlElement } from './xml.ts';

/** How a run of text looks, as far as a question file uses looks to say something. */
export interface Format {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** Six upper-case hex digits; absent for the automatic colour. */
  readonly colour?: string;
  /** A highlighter's or shading's colour. */
  readonly highlight?: string;
  readonly vertical?: 'subscript' | 'superscript';
  readonly hidden?: boolean;
  /** Its letters stand at other letters' places. */
  readonly legacy?: LegacyFont;
  /** In the Symbol font, whose letters are Greek and signs. */
  readonly symbol?: boolean;
}

export interface Styles {
  /** The look of a run from its paragraph's style, its character style and its own properties. */
  formatOf(paragraphStyle: string | undefined, runProperties: XmlElement | undefined): Format;
  /** `w:numPr` that a paragraph style brings. */
  numberingOf(paragraphStyle: string | undefined): XmlElement | undefined;
  /** Which of the product's own styles it is; null for every other. */
  ownOf(paragraphStyle: string | undefined): OwnStyle | null;
}

export function readStyles(parts: Package, name = 'word/styles.xml'): Styles {
  const bytes = parts.get(name);
  const root = bytes ? parseXml(bytes) : undefined;
  const byId = new Map<string, XmlElement>();
  let usual: string | undefined;
  for (const style of childrenOf(root)) {
    if (style.name !== 'w:style') continue;
    byId.set(style.attributes['w:styleId'] ?? '', style);
    const isDefault = ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? '');
    if (isDefault && style.attributes['w:type'] === 'paragraph') usual = style.attributes['w:styleId'];
  }
  const defaults = readFormat(childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'));
  const known = new Map<string, Format>();

  /** A style over the one it is based on. */
  function styleFormat(id: string | undefined, depth = 0): Format {
    const style = id === undefined ? undefined : byId.get(id);
    if (id === undefined || !style || depth > 20) return {};
    const done = known.get(id);
    if (done) return done;
    const format = {
      ...styleFormat(propertyOf(style, 'w:basedOn'), depth + 1),
      ...readFormat(childOf(style, 'w:rPr')),
    };
    known.set(id, format);
    return format;
  }

  return {
    formatOf: (paragraphStyle, runProperties) => ({
      ...defaults,
      ...styleFormat(paragraphStyle ?? usual),
      ...styleFormat(propertyOf(runProperties, 'w:rStyle')),
      ...readFormat(runProperties),
    }),
    numberingOf(paragraphStyle) {
      let id = paragraphStyle;
      for (let depth = 0; id !== undefined && depth < 20; depth++) {
        const style = byId.get(id);
        const numbering = childOf(childOf(style, 'w:pPr'), 'w:numPr');
        if (numbering) return numbering;
        id = propertyOf(style, 'w:basedOn');
      }
      return undefined;
    },
    ownOf(paragraphStyle) {
      const own = Object.entries(OWN_STYLES).find(
        ([, { id, name }]) =>
          paragraphStyle === id ||
          (paragraphStyle !== undefined && propertyOf(byId.get(paragraphStyle), 'w:name') === name),
      );
      return own ? (own[0] as OwnStyle) : null;
    },
  };
}

/** What `w:rPr` says itself; silent properties stay absent so that they can be laid over a style's. */
export function readFormat(properties: XmlElement | undefined): Format {
  if (!properties) return {};
  const format: { -readonly [K in keyof Format]: Format[K] } = {};
  const bold = isOn(properties, 'w:b');
  if (bold !== undefined) format.bold = bold;
  const italic = isOn(properties, 'w:i');
  if (italic !== undefined) format.italic = italic;
  const underline = propertyOf(properties, 'w:u');
  if (underline !== undefined) format.underline = underline !== 'none';
  const hidden = isOn(properties, 'w:vanish');
  if (hidden !== undefined) format.hidden = hidden;
  const colour = propertyOf(properties, 'w:color');
  if (colour !== undefined) format.colour = /^[0-9a-f]{6}$/i.test(colour) ? colour.toUpperCase() : undefined;
  const highlight = propertyOf(properties, 'w:highlight');
  const fill = childOf(properties, 'w:shd')?.attributes['w:fill'];
  if (highlight !== undefined) format.highlight = highlight === 'none' ? undefined : highlight;
  else if (fill !== undefined) format.highlight = /^(auto|ffffff)$/i.test(fill) ? undefined : fill.toUpperCase();
  const font = latinFontIn(childOf(properties, 'w:rFonts')?.attributes ?? {});
  if (font !== undefined) {
    format.legacy = legacyFontOf(font) ?? undefined;
    format.symbol = /^symbol$/i.test(font);
  }
  const vertical = propertyOf(properties, 'w:vertAlign');
  if (vertical !== undefined)
    format.vertical = vertical === 'subscript' || vertical === 'superscript' ? vertical : undefined;
  return format;
}

/** The font of Latin letters beyond ASCII; '' for one of the theme, which stands over a named one. Absent where none is said. */
function latinFontIn(fonts: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const range of ['w:hAnsi', 'w:ascii']) {
    if (fonts[`${range}Theme`] !== undefined) return '';
    if (fonts[range] !== undefined) return fonts[range];
  }
  return undefined;
}
