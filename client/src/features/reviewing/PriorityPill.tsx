import type { RiskView } from 'shared/contracts/proctoring.ts';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { t } from './messages.ts';

const TONES: Record<RiskView['priority'], Tone> = { none: 'plain', look: 'action', raised: 'attention' };

export function PriorityPill({ priority }: Pick<RiskView, 'priority'>) {
  return <Pill tone={TONES[priority]}>{t().priorities[priority]}</Pill>;
}
