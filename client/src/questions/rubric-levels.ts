import type { Rubric } from 'shared/questions/rubric.ts';

type Levels = Rubric[number]['levels'];

/** "100: đủ ý" a line each. */
export function levelsText(levels: Levels): string {
  return (levels ?? [])
    .map(({ share, text }) => `${String(Math.round(share * 1_000) / 10).replace('.', ',')}: ${text}`)
    .join('\n');
}

/** The levels that lines say; a line without a percentage is left for its author to finish. */
export function levelsIn(text: string): Levels {
  const levels = text.split('\n').flatMap((line) => {
    const [, percent, words = ''] = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*:\s*(.*)$/.exec(line) ?? [];
    const share = Number(percent?.replace(',', '.')) / 100;
    return share >= 0 && share <= 1 ? [{ share, text: words.slice(0, 1_000) }] : [];
  });
  return levels.length === 0 ? undefined : levels.slice(0, 10);
}
