import { IconZoomQuestion } from '@tabler/icons-react';
import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';
import { t } from './messages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/reviewing',
    component: lazy(() => import('./SessionsPage.tsx')),
    menu: { label: () => t().menu, icon: IconZoomQuestion, order: 35, ability: 'evidence.review' },
  },
  { path: '/reviewing/sessions/$sessionId', component: lazy(() => import('./SessionEvidencePage.tsx')) },
  { path: '/reviewing/$attemptId', component: lazy(() => import('./AttemptEvidencePage.tsx')) },
];
