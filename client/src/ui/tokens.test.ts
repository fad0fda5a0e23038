import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const css = read('./tokens.css') + read('../features/taking/taking.css');

function coloursOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? '', found[2] ?? '']));
}

/** WCAG 2.2 relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const roles = ['cham', 'nghe', 'la-che', 'son'];
const papers = ['paper', 'surface', 'sunken'];
const textPairs = [
  ...papers.flatMap((paper) => ['ink', 'ink-soft', 'ink-faint'].map((ink) => [ink, paper] as const)),
  ...roles.flatMap((role) => [
    [`${role}-on`, role] as const,
    ['ink', `${role}-soft`] as const,
    ['ink-soft', `${role}-soft`] as const,
    ...[...papers, `${role}-soft`].map((paper) => [`${role}-ink`, paper] as const),
  ]),
  ['cham-on', 'cham-hover'] as const,
];
const shapePairs = papers.map((paper) => ['line-strong', paper] as const);

const dark = ":root[data-mantine-color-scheme='dark']";
const strong = ':root[data-high-contrast]';
/** WCAG 2.2: AA for everybody (1.4.3), AAA for who has asked for high contrast (1.4.6). */
const [AA, AAA] = [4.5, 7];

describe.each([
  ['light', [':root'], AA],
  ['dark', [dark], AA],
  // What comes later stands, as in the browser: strong contrast over the colours of the page, dark over light.
  ['light high contrast', [':root', strong], AAA],
  ['dark high contrast', [dark, strong, `${strong}[data-mantine-color-scheme='dark']`], AAA],
])('the %s colours', (_name, selectors, least) => {
  const colours = new Map(selectors.flatMap((selector) => [...coloursOf(selector)]));
  const of = (name: string) => colours.get(name) ?? '#000000';

  it.each(textPairs)(`%s is readable on %s (${least})`, (ink, paper) => {
    expect(colours.has(ink) && colours.has(paper)).toBe(true);
    expect(contrast(of(ink), of(paper))).toBeGreaterThanOrEqual(least);
  });

  it.each(shapePairs)('%s makes a visible edge on %s (AA, 3)', (line, paper) => {
    expect(contrast(of(line), of(paper))).toBeGreaterThanOrEqual(3);
  });
});
