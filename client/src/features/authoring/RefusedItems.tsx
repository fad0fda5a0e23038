import type { RefusedItem } from 'shared/contracts/bank.ts';
import { placeWords, problemWords } from 'shared/questions/problem-sentences.ts';
import { language } from '../../i18n/language.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { t } from './messages.ts';

/** What of a file became no question, each with its reason: nothing is lost in silence. */
export function RefusedItems({ items }: { items: readonly RefusedItem[] }) {
  const nameOf = ({ n, file, title }: RefusedItem) =>
    [file, placeWords({ n, part: 0 }, language()), title].filter(Boolean).join(' · ');
  return (
    <Card title={t().review.refusedTitle(items.length)}>
      <DataTable
        name="bank-import-refused"
        plain
        rows={items.map((item, at) => ({ ...item, at }))}
        rowId={({ at }) => String(at)}
        columns={[
          { id: 'item', header: t().review.refusedItem, value: nameOf },
          {
            id: 'why',
            header: t().review.refusedWhy,
            value: ({ problems }) => problems.map((problem) => problemWords(problem, language())).join('; '),
          },
        ]}
      />
    </Card>
  );
}
