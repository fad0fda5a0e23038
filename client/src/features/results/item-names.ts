import type { AnalysedItem, ItemAnalysis } from 'shared/contracts/analytics.ts';
import { roman } from 'shared/statistics/stories.ts';

/** "I.5": part and number within it. */
export const itemName = ({ part, number }: Pick<AnalysedItem, 'part' | 'number'>) => `${roman(part)}.${number}`;

/** The items that a story asks a person to look at. */
export function itemsToLookAt({ items, stories }: ItemAnalysis): ReadonlySet<string> {
  return new Set(
    stories.flatMap((story) => (story.tone === 'check' && story.item !== null ? (items[story.item]?.item ?? []) : [])),
  );
}
