import { useNavigate, useSearch } from '@tanstack/react-router';
import { BankFilter } from 'shared/contracts/bank-questions.ts';

/** The search as it stands in the address: it can be sent to a colleague, and the way back keeps it. */
export function useFilter(): readonly [BankFilter, (filter: BankFilter) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  // One part that was written by hand and means nothing does not lose the others.
  const parts = Object.entries(search).filter(([name, value]) => BankFilter.safeParse({ [name]: value }).success);
  const filter = BankFilter.parse(Object.fromEntries(parts.map(([name, value]) => [name, asText(name, value)])));
  const set = (next: BankFilter) => {
    const said = Object.entries(next).filter(([, value]) => value !== undefined && value !== '');
    void navigate({ to: '/bank', search: Object.fromEntries(said) as never, replace: true });
  };
  return [filter, set];
}

/** The address reads `text=12` as a number. */
const asText = (name: string, value: unknown) => (name === 'text' && value !== undefined ? String(value) : value);
