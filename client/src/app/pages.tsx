import { IconSunHigh } from '@tabler/icons-react';
import type { FeaturePage } from '../ui/pages.ts';
import { t } from './messages.ts';
import { Today } from './Today.tsx';

export const pages: readonly FeaturePage[] = [
  { path: '/', component: Today, menu: { label: () => t().today, icon: IconSunHigh, order: 0 } },
];
