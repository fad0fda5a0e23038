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
  {
    path: '/reviewing/sessions/$sessionId/reviewers',
    component: lazy(() => import('./plan/ReviewersPage.tsx')),
  },
  { path: '/reviewing/sessions/$sessionId/appeals', component: lazy(() => import('./appeals/AppealsPage.tsx')) },
  {
    path: '/reviewing/incidents/$incidentId/minutes',
    component: lazy(() => import('./minutes/MinutesPage.tsx')),
  },
  { path: '/reviewing/exams/$examId/retention', component: lazy(() => import('./retention/RetentionPage.tsx')) },
  { path: '/reviewing/exams/$examId/dossier', component: lazy(() => import('./dossier/DossierPage.tsx')) },
  { path: '/reviewing/$attemptId', component: lazy(() => import('./AttemptEvidencePage.tsx')) },
];
