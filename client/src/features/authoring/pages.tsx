import { IconBooks } from '@tabler/icons-react';
import { lazy } from 'react';
import type { FeaturePage } from '../../ui/pages.ts';
import { t } from './messages.ts';

const BankPage = lazy(() => import('./bank/BankPage.tsx').then((file) => ({ default: file.BankPage })));
const UploadPage = lazy(() => import('./UploadPage.tsx').then((file) => ({ default: file.UploadPage })));
const ImportPage = lazy(() => import('./ImportPage.tsx').then((file) => ({ default: file.ImportPage })));
const QuestionPage = lazy(() => import('./question/QuestionPage.tsx').then((file) => ({ default: file.QuestionPage })));
const NewQuestionPage = lazy(() =>
  import('./question/NewQuestionPage.tsx').then((file) => ({ default: file.NewQuestionPage })),
);
const TwinsPage = lazy(() => import('./question/TwinsPage.tsx').then((file) => ({ default: file.TwinsPage })));

export const pages: readonly FeaturePage[] = [
  {
    path: '/bank',
    component: BankPage,
    menu: { label: () => t().bank, icon: IconBooks, order: 10, ability: 'bank.read' },
  },
  { path: '/bank/import', component: UploadPage },
  { path: '/bank/imports/$importId', component: ImportPage },
  { path: '/bank/questions/$questionId', component: QuestionPage },
  { path: '/bank/new', component: NewQuestionPage },
  { path: '/bank/twins', component: TwinsPage },
];
