import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';

export const pages: readonly FeaturePage[] = [
  {
    path: '/sessions/$sessionId/room-servers',
    component: lazy(async () => ({ default: (await import('./RoomServersPage.tsx')).RoomServersPage })),
  },
];
