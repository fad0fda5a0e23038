import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/exams/$examId/release',
    component: lazy(async () => ({ default: (await import('./ReleasePage.tsx')).ReleasePage })),
  },
];
