import { type Module, PACKAGES } from './imports.ts';

/** A rule of who may import whom. `breaks` gives the offence in words, or null. */
export interface ArrowRule {
  readonly name: string;
  breaks(from: string, to: string): string | null;
}

export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly says: string;
}

const isTest = (path: string) => /\.test\.tsx?$|\/testing(\.ts|\/)|\/fixtures\//.test(path);
const within = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`));
const isSibling = (to: string) => within(to, ...Object.keys(PACKAGES));
const featureOf = (path: string) => path.match(/^server\/src\/features\/([^/]+)\//)?.[1];
const refuse = (offends: boolean, says: string) => (offends ? says : null);

const LIGHT_PROCTORING = ['proctoring/signals', 'proctoring/risk', 'proctoring/hearing'];
const ENGINES = ['proctoring/vision', 'proctoring/sequence', 'proctoring/service'];
/** The measured rates: figures, no code. */
const CARD = 'proctoring/evaluation/card.json';
const ENGINE_ROOMS = ['http', 'db', 'bus', 'blobs', 'jobs'].map((room) => `server/src/${room}`);

/** The arrows of ARCHITECTURE.md, one object each. */
export const arrowRules: readonly ArrowRule[] = [
  {
    name: 'shared imports no sibling',
    breaks: (from, to) => refuse(within(from, 'shared') && isSibling(to) && !within(to, 'shared'), to),
  },
  {
    name: 'shared knows no Node and no React',
    breaks: (from, to) =>
      refuse(within(from, 'shared') && !isTest(from) && (to.startsWith('node:') || /^npm:react/.test(to)), to),
  },
  {
    name: 'proctoring imports only shared',
    breaks: (from, to) =>
      refuse(within(from, 'proctoring') && isSibling(to) && !within(to, 'shared', 'proctoring'), to),
  },
  {
    name: 'signals and risk know nothing of vision and service',
    breaks: (from, to) => refuse(within(from, ...LIGHT_PROCTORING) && within(to, ...ENGINES), to),
  },
  {
    name: 'server imports only shared and the light parts of proctoring',
    breaks: (from, to) =>
      refuse(within(from, 'server') && isSibling(to) && !within(to, 'server', 'shared', ...LIGHT_PROCTORING), to),
  },
  {
    name: 'client imports only shared and the light parts of proctoring',
    breaks: (from, to) =>
      refuse(
        within(from, 'client') && isSibling(to) && to !== CARD && !within(to, 'client', 'shared', ...LIGHT_PROCTORING),
        to,
      ),
  },
  {
    name: 'pages know no Node',
    breaks: (from, to) => refuse(within(from, 'client/src') && !isTest(from) && to.startsWith('node:'), to),
  },
  {
    name: 'load tests know the contracts, not the server',
    breaks: (from, to) => refuse(within(from, 'loadtests') && isSibling(to) && !within(to, 'loadtests', 'shared'), to),
  },
  {
    name: 'only vision and sequence import TensorFlow.js',
    breaks: (from, to) =>
      refuse(
        /^npm:(@tensorflow\/|@vladmandic\/human)/.test(to) && !within(from, 'proctoring/vision', 'proctoring/sequence'),
        to,
      ),
  },
  {
    name: 'a feature reaches another only by its index.ts',
    breaks: (from, to) => {
      const [own, other] = [featureOf(from), featureOf(to)];
      return refuse(other !== undefined && own !== undefined && own !== other && !to.endsWith('/index.ts'), to);
    },
  },
  {
    name: 'http, db, bus, blobs and jobs know no feature',
    breaks: (from, to) => refuse(within(from, ...ENGINE_ROOMS) && !isTest(from) && featureOf(to) !== undefined, to),
  },
  {
    name: 'routes are reached only from index.ts and app.ts',
    breaks: (from, to) =>
      refuse(
        featureOf(to) !== undefined &&
          to.endsWith('/routes.ts') &&
          !isTest(from) &&
          !/\/(index|app|routes)\.ts$/.test(from),
        to,
      ),
  },
  {
    name: 'tables import tables, nothing above them',
    breaks: (from, to) =>
      refuse(
        featureOf(from) !== undefined &&
          from.endsWith('/tables.ts') &&
          featureOf(to) !== undefined &&
          !/\/(tables|index)\.ts$/.test(to),
        to,
      ),
  },
  {
    name: "the candidate's pages carry no Mantine",
    breaks: (from, to) => refuse(within(from, 'client/src/features/taking') && to.startsWith('npm:@mantine/'), to),
  },
];

const PURE = ['shared', 'proctoring/risk'];

/** Every arrow that points the wrong way, every impure line of a pure folder, every circle. */
export function violationsOf(modules: readonly Module[]): Violation[] {
  const found: Violation[] = [];
  for (const { path, imports, ambient } of modules) {
    for (const rule of arrowRules) {
      for (const { to } of imports) {
        const says = rule.breaks(path, to);
        if (says !== null) found.push({ rule: rule.name, path, says });
      }
    }
    if (within(path, ...PURE) && !isTest(path)) {
      for (const says of ambient) found.push({ rule: 'pure code is handed its clock and its chance', path, says });
    }
  }
  return [...found, ...circlesOf(modules)];
}

/** Circles of imports that the running code needs: a use case that its own queries import, for one. */
function circlesOf(modules: readonly Module[]): Violation[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const state = new Map<string, 'open' | 'done'>();
  const found: Violation[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      const circle = [...trail.slice(trail.indexOf(path)), path];
      found.push({ rule: 'no circles', path, says: circle.join(' -> ') });
      return;
    }
    state.set(path, 'open');
    for (const { to, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (!typeOnly && byPath.has(to)) walk(to, [...trail, path]);
    }
    state.set(path, 'done');
  };
  for (const { path } of modules) walk(path, []);
  return found;
}
