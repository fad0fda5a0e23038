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
];
