import { IconClipboardText } from '@tabler/icons-react';
import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';
import { t } from './messages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/surveys',
    component: lazy(() => import('./SurveysPage.tsx')),
    menu: { label: () => t().menu, icon: IconClipboardText, order: 70, ability: 'survey.manage' },
  },
  { path: '/surveys/$surveyId', component: lazy(() => import('./SurveyPage.tsx')) },
  { path: '/surveys/$surveyId/results', component: lazy(() => import('./results/ResultsPage.tsx')) },
];
