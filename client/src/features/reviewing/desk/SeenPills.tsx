import type { Timeline } from 'shared/contracts/proctoring.ts';
import { Pill } from '../../../ui/Pill.tsx';
import { t } from './messages.ts';

/** How many people page and service saw in a picture; where they differ, that calls for attention. */
export function SeenPills({ picture }: { picture: Timeline['snapshots'][number] }) {
  const { pageFaces, serviceFaces } = picture;
  const isDifferent = pageFaces !== null && serviceFaces !== null && pageFaces !== serviceFaces;
  return (
    <>
      <Pill>{t().pageSaw(pageFaces)}</Pill>{' '}
      <Pill tone={isDifferent ? 'attention' : 'plain'}>{t().serviceSaw(serviceFaces)}</Pill>
    </>
  );
}
