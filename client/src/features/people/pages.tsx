import { IconBuildingCommunity } from '@tabler/icons-react';
import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';
import { t } from './messages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/people',
    component: lazy(async () => ({ default: (await import('./PeoplePage.tsx')).PeoplePage })),
    menu: { label: () => t().title, icon: IconBuildingCommunity, order: 90, ability: 'people.read' },
  },
];
