import { readMe } from 'shared/contracts/people.ts';
import { useEndpoint } from '../api/use-endpoint.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { t } from './messages.ts';

/** What needs me today. */
export function Today() {
  const me = useEndpoint(readMe);
  return <PageHead title={t().today} needs={me.data ? t().hello(me.data.name) : null} />;
}
