import { IconEye } from '@tabler/icons-react';
import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';
import { t } from './messages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/invigilating',
    component: lazy(async () => ({ default: (await import('./WatchedSessionsPage.tsx')).WatchedSessionsPage })),
    menu: { label: () => t().menu, icon: IconEye, order: 30, ability: 'exam.invigilate' },
  },
  {
    path: '/sessions/$sessionId/board',
    component: lazy(async () => ({ default: (await import('./BoardPage.tsx')).BoardPage })),
  },
  {
    path: '/sessions/$sessionId/rooms/$roomId/minutes',
    component: lazy(() => import('./minutes/RoomMinutesPage.tsx')),
  },
  { path: '/attempts/$attemptId/strays', component: lazy(() => import('./strays/StraysPage.tsx')) },
];
