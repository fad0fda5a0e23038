import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import staticFiles from '@fastify/static';
import websocket from '@fastify/websocket';
import { sql } from 'drizzle-orm';
import fastify, { type FastifyInstance } from 'fastify';
import type { Deps } from './deps.ts';
import { analyticsRoutes } from './features/analytics/routes.ts';
import { appealRoutes } from './features/appeals/routes.ts';
import { bankRoutes } from './features/bank/routes.ts';
import { checkInRoutes } from './features/checkin/routes.ts';
import { consentRoutes } from './features/consents/routes.ts';
import { candidateOf } from './features/delivery/index.ts';
import { deliveryRoutes } from './features/delivery/routes.ts';
import { attemptSocket } from './features/delivery/socket.ts';
import { gradingRoutes } from './features/grading/routes.ts';
import { interchangeRoutes } from './features/interchange/routes.ts';
import { boardSocket } from './features/invigilation/board-socket.ts';
import { invigilationRoutes } from './features/invigilation/routes.ts';
import { staffOf } from './features/people/index.ts';
import { peopleRoutes } from './features/people/routes.ts';
import { evidenceRoutes } from './features/proctoring/bundle/routes.ts';
import { dossierRoutes } from './features/proctoring/dossier/routes.ts';
import { recordSignals } from './features/proctoring/index.ts';
import { retentionRoutes } from './features/proctoring/retention/routes.ts';
import { reviewRoutes } from './features/proctoring/review/routes.ts';
import { proctoringRoutes } from './features/proctoring/routes.ts';
import { releaseRoutes } from './features/releases/routes.ts';
import { reportRoutes } from './features/reports/routes.ts';
import { roomLinkRoutes } from './features/roomlink/routes.ts';
import { roomServerOf } from './features/roomservers/index.ts';
import { roomServerRoutes } from './features/roomservers/routes.ts';
import { scriptRoutes } from './features/scripts/routes.ts';
import { requireSafeExamBrowser, sebClientOf } from './features/securebrowser/index.ts';
import { pageLockRoutes } from './features/securebrowser/page-lock/routes.ts';
import { secureBrowserRoutes } from './features/securebrowser/routes.ts';
import { steeringRoutes } from './features/securebrowser/steering/routes.ts';
import { sessionRoutes } from './features/sessions/routes.ts';
import { surveyRoutes } from './features/surveys/routes.ts';
import { CLOSE_COME_BACK } from './http/come-back.ts';
import { Refusal } from './http/failures.ts';
import { fault, refusalOf, sendRefusal, serving } from './http/serve.ts';
import { metricsRoute } from './metrics.ts';
import { equal } from './secrets.ts';

export const SOCKET_LIMIT = 256 * 1024;

/** Builds the whole product on its dependencies: the very app that the tests inject into. It does not listen. */
export async function buildApp(deps: Omit<Deps, 'log'> & { readiness?: Readiness }): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: deps.config.logLevel },
    trustProxy: (_address, hop) => hop < deps.config.trustedProxies,
    bodyLimit: 256 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const all: Deps = { ...deps, log: app.log };

  await app.register(cookie);
  await app.register(multipart);
  app.addHook('preClose', async () => {
    for (const socket of app.websocketServer.clients) socket.close(CLOSE_COME_BACK, 'comeBack');
  });
  await app.register(websocket, { options: { maxPayload: SOCKET_LIMIT } });
  // Safe Exam Browser's own protocol sends forms, some of them empty; pages of ours never do.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // WebAssembly is the vision's; nothing is ever evaluated from text.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'data:', 'blob:'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    // Cross-origin isolation lets the vision use WebAssembly threads.
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    strictTransportSecurity: deps.config.publicUrl?.startsWith('https:') ? undefined : false,
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header(
      'permissions-policy',
      'camera=(self), microphone=(self), display-capture=(self), window-management=(self), fullscreen=(self), keyboard-map=(self), clipboard-read=()',
    );
  });

  const serve = serving(app, {
    staff: (request) => staffOf(all, request),
    async candidate(request) {
      const who = await candidateOf(all, request);
      if (who) await requireSafeExamBrowser(all, request, who);
      return who;
    },
    async service(request) {
      const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
      return scheme === 'Bearer' && equal(token, all.secrets.serviceToken) ? { service: 'vision' } : null;
    },
    sebClient: (request) => sebClientOf(all, request),
    roomServer: (request) => roomServerOf(all, request),
  });

  for (const routes of [
    peopleRoutes,
    bankRoutes,
    sessionRoutes,
    deliveryRoutes,
    invigilationRoutes,
    releaseRoutes,
    roomServerRoutes,
    roomLinkRoutes,
    secureBrowserRoutes,
    steeringRoutes,
    pageLockRoutes,
    consentRoutes,
    checkInRoutes,
    proctoringRoutes,
    appealRoutes,
    reviewRoutes,
    evidenceRoutes,
    retentionRoutes,
    dossierRoutes,
    gradingRoutes,
    analyticsRoutes,
    reportRoutes,
    scriptRoutes,
    surveyRoutes,
    interchangeRoutes,
  ])
    routes(serve, all);
  await app.register(async (sockets) => {
    attemptSocket(sockets, { ...all, recordSignals: (...batch) => recordSignals(all, ...batch) });
    boardSocket(sockets, all);
  });

  app.get('/api/health', async () => ({ ok: true, now: all.now() }));
  metricsRoute(app, all);
  app.get('/api/ready', async (_request, reply) => {
    const isReady = !deps.readiness?.isDraining && (await answers(all));
    return reply.code(isReady ? 200 : 503).send({ ready: isReady });
  });
  await serveClient(app, all);
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error, 256 * 1024);
    return refusal ? sendRefusal(refusal, request, reply) : fault(error, request, reply);
  });
  return app;
}

/** Whether this node may be sent candidates; a node that stops turns it off before it goes. */
export interface Readiness {
  readonly isDraining: boolean;
}

/** A node whose database does not answer is alive, but of no use. */
async function answers({ db, log }: Deps): Promise<boolean> {
  try {
    await db.execute(sql`select 1`);
    return true;
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    return false;
  }
}

/** The built client: three entries, each a page of its own; unknown addresses of the staff app are its own routes. */
async function serveClient(app: FastifyInstance, { config }: Deps): Promise<void> {
  const isBuilt = existsSync(config.clientDir);
  if (isBuilt) {
    await app.register(staticFiles, {
      root: config.clientDir,
      index: 'index.html',
      wildcard: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const isHashed = path.includes('/assets/') || path.includes('/vision/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        // Workers and modules that are loaded under cross-origin isolation must say that they agree to it.
        reply.header('cross-origin-resource-policy', 'same-origin');
      },
    });
    app.get('/thi', (_request, reply) => reply.sendFile('thi.html'));
    app.get('/khao-sat/:token', (_request, reply) => reply.sendFile('khao-sat.html'));
  }
  app.setNotFoundHandler((request, reply) =>
    isBuilt &&
    request.method === 'GET' &&
    !request.url.startsWith('/api/') &&
    !/\.\w+$/.test(request.url.split('?')[0] ?? '')
      ? reply.sendFile('index.html')
      : sendRefusal(new Refusal('notFound'), request, reply),
  );
}
