import { IconChartHistogram } from '@tabler/icons-react';
import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';
import { t } from './messages.ts';

const ResultsList = lazy(() => import('./ResultsList.tsx'));
const ExamResults = lazy(() => import('./ExamResults.tsx'));
const ScriptPage = lazy(() => import('./ScriptPage.tsx'));
const ItemAnalysisPage = lazy(() => import('./ItemAnalysisPage.tsx'));

export const pages: readonly FeaturePage[] = [
  {
    path: '/results',
    component: ResultsList,
    menu: { label: () => t().menu, icon: IconChartHistogram, order: 50, ability: 'result.read' },
  },
  { path: '/results/$examId', component: ExamResults },
  { path: '/sessions/$sessionId/results', component: ExamResults },
  { path: '/results/$examId/items', component: ItemAnalysisPage },
  { path: '/scripts/$attemptId', component: ScriptPage },
];
