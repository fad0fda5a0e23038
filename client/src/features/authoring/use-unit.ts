import { readMe } from 'shared/contracts/people.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';

/** The unit whose bank is open: the one in which the person teaches, else their first. Null until it is known. */
export function useUnit(): { id: string; name: string } | null {
  const me = useEndpoint(readMe);
  const units = me.data?.units ?? [];
  return units.find((unit) => unit.role === 'teacher') ?? units[0] ?? null;
}

/** May the person write in a bank at all? The server decides for each unit. */
export function useMayWrite(): boolean {
  return useEndpoint(readMe).data?.abilities.includes('bank.write') ?? false;
}
