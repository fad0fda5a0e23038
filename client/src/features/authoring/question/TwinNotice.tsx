import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type TwinPair, twinsAmong } from 'shared/contracts/bank-life.ts';
import { call } from '../../../api/call.ts';
import { t } from './messages.ts';
import css from './question.module.css';
import { TwinCard } from './TwinCard.tsx';

/** Says which of the chosen questions are near twins: two of them should not stand in one paper. */
export function TwinNotice({ questionIds, startsOpen }: { questionIds: readonly string[]; startsOpen?: boolean }) {
  const ids = [...questionIds].sort();
  const found = useQuery<TwinPair[]>({
    queryKey: [twinsAmong.method, twinsAmong.path, ids],
    enabled: ids.length > 1,
    // While the next question is being chosen the pairs found so far stay.
    placeholderData: (before) => before,
    queryFn: async ({ signal }) => {
      const result = await call(twinsAmong, { body: { questionIds: ids }, signal });
      if (result.ok) return result.value.pairs;
      throw result.error;
    },
  });
  const chosen = new Set(ids);
  const pairs = (found.data ?? []).filter(({ one, other }) => chosen.has(one.id) && chosen.has(other.id));
  if (pairs.length === 0) return null;
  return (
    <details className={css.notice} open={startsOpen}>
      <summary>
        <IconAlertTriangle size={18} aria-hidden="true" /> {t().twinsChosen(pairs.length)}
      </summary>
      {pairs.map((pair) => (
        <TwinCard key={`${pair.one.id} ${pair.other.id}`} pair={pair} onDone={() => void found.refetch()} />
      ))}
    </details>
  );
}
