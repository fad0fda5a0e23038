import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/exams/$examId/secure-browser',
    component: lazy(async () => ({ default: (await import('./SettingsPage.tsx')).SettingsPage })),
  },
  {
    path: '/sessions/$sessionId/secure-browser',
    component: lazy(async () => ({ default: (await import('./StatesPage.tsx')).StatesPage })),
  },
  {
    path: '/exams/$examId/page-lock',
    component: lazy(async () => ({ default: (await import('./PageLockPage.tsx')).PageLockPage })),
  },
  {
    path: '/sessions/$sessionId/page-lock',
    component: lazy(async () => ({ default: (await import('./RelaxPage.tsx')).RelaxPage })),
  },
];
