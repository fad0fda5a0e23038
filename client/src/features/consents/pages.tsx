import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/sessions/$sessionId/consents',
    component: lazy(async () => ({ default: (await import('./ConsentsPage.tsx')).ConsentsPage })),
  },
];
