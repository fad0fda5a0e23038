import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import type { ComponentType, FunctionComponent } from 'react';
import { readMe, signOut } from 'shared/contracts/people.ts';
import type { Failure } from '../api/call.ts';
import { useAct, useEndpoint } from '../api/use-endpoint.ts';
import { pages as authoring } from '../features/authoring/pages.tsx';
import { pages as consents } from '../features/consents/pages.tsx';
import { pages as invigilating } from '../features/invigilating/pages.tsx';
import { pages as papers } from '../features/papers/pages.tsx';
import { pages as people } from '../features/people/pages.tsx';
import { pages as releasing } from '../features/releasing/pages.tsx';
import { pages as results } from '../features/results/pages.tsx';
import { pages as reviewing } from '../features/reviewing/pages.tsx';
import { pages as roomServers } from '../features/roomservers/pages.tsx';
import { pages as secureBrowser } from '../features/securebrowser/pages.tsx';
import { pages as sessions } from '../features/sessions/pages.tsx';
import { pages as surveys } from '../features/surveys/pages.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { AppShell } from '../ui/AppShell.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingSkeleton } from '../ui/LoadingSkeleton.tsx';
import type { FeaturePage } from '../ui/pages.ts';
import { shownScheme, useShownScheme } from '../ui/scheme.ts';
import { cssVariablesResolver, theme } from '../ui/theme.ts';
import { sayRefused } from '../ui/toasts.tsx';
import { Crashed, NotFound } from './Lost.tsx';
import { pages as today } from './pages.tsx';
import { SignIn } from './SignIn.tsx';

const pages: readonly FeaturePage[] = [
  ...today,
  ...authoring,
  ...sessions,
  ...consents,
  ...papers,
  ...invigilating,
  ...secureBrowser,
  ...reviewing,
  ...releasing,
  ...roomServers,
  ...results,
  ...surveys,
  ...people,
];

/** A page that is drawn again, and keeps what was typed, when the language changes: words are read while drawing. */
function inLanguage(Page: ComponentType): FunctionComponent {
  return function InLanguage() {
    useLanguage();
    return <Page />;
  };
}

const root = createRootRoute({
  component: inLanguage(Frame),
  notFoundComponent: inLanguage(NotFound),
  errorComponent: inLanguage(Crashed),
});
const router = createRouter({
  routeTree: root.addChildren(
    pages.map(({ path, component: Page }) =>
      createRoute({ getParentRoute: () => root, path, component: inLanguage(Page) }),
    ),
  ),
  // A page's code may take a while on a slow line: its place is kept meanwhile.
  defaultPendingComponent: LoadingSkeleton,
  defaultPendingMs: 0,
});

const client = new QueryClient({
  defaultOptions: {
    // Asked at once, whatever the browser thinks of the line: otherwise an act waits in silence until the line is back.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      // A refusal stays one; a line that is down may come back.
      retry: (failures, error) => failures < 2 && (error as Partial<Failure>).code === 'offline',
      staleTime: 5_000,
    },
  },
});

/** The staff app. */
export function App() {
  const language = useLanguage();
  const scheme = useShownScheme();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={scheme}
      defaultColorScheme={shownScheme()}
    >
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" limit={4} />
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <RouterProvider router={router} />
        </DatesProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Nobody signed in: the sign-in page at whatever address. Somebody: the shell with the page of the address. */
function Frame() {
  const cache = useQueryClient();
  const me = useEndpoint(readMe);
  const leave = () => {
    cache.clear();
    location.assign('/');
  };
  const leaving = useAct(signOut, {
    onDone: leave,
    // Who is signed out already has what was asked for; anyone else is told, and stays.
    onRefused: (error) => (error.code === 'notSignedIn' ? leave() : sayRefused(error)),
  });
  if (me.error?.code === 'notSignedIn') return <SignIn />;
  if (me.error && !me.data)
    return (
      <main style={{ maxWidth: 640, margin: '15vh auto', padding: 16 }}>
        <ErrorState error={me.error} onRetry={() => me.refetch()} />
      </main>
    );
  if (!me.data) return null;
  return (
    <AppShell me={me.data} pages={pages} onSignOut={() => leaving.mutate({})}>
      <Outlet />
    </AppShell>
  );
}
