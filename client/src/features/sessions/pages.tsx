import { IconFileCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';
import { t } from './messages.ts';

const page = <Name extends string>(
  load: () => Promise<Record<Name, React.ComponentType>>,
  name: Name,
): React.LazyExoticComponent<React.ComponentType> => lazy(async () => ({ default: (await load())[name] }));

export const pages: readonly FeaturePage[] = [
  {
    path: '/exams',
    component: page(() => import('./ExamsPage.tsx'), 'ExamsPage'),
    menu: { label: () => t().exams, icon: IconFileCheck, order: 20, covers: ['/sessions'], ability: 'exam.manage' },
  },
  { path: '/exams/new', component: page(() => import('./ExamEditorPage.tsx'), 'NewExamPage') },
  { path: '/exams/$examId/edit', component: page(() => import('./ExamEditorPage.tsx'), 'EditExamPage') },
  { path: '/exams/$examId', component: page(() => import('./ExamPage.tsx'), 'ExamPage') },
  { path: '/sessions/$sessionId', component: page(() => import('./SessionPage.tsx'), 'SessionPage') },
];
