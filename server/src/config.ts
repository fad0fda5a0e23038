import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const Flag = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Everything that can be set from outside, by environment variables of these names. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** The address to listen on. 0.0.0.0 opens the exam to the school's network. */
  HOST: z.string().default('127.0.0.1'),
  /** The address people type, without a slash at the end; behind a proxy it differs from HOST and PORT. */
  PUBLIC_URL: z.url().optional(),
  /**
   * Reverse proxies that a request passes before it comes here. From as many on, X-Forwarded-For is believed: without them
   * anybody could write an address into it, and with too few all people seem to come from the proxy.
   */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Where the embedded database, files and secrets live. */
  DATA_DIR: z.string().default(resolve(ROOT, 'data')),
  /** PostgreSQL instead of the embedded database. */
  DATABASE_URL: z.string().optional(),
  /** Loads a demo province into an empty database. Off by default where DATABASE_URL is set. */
  KHAOTHI_DEMO: Flag.optional(),
  /** Lets the vision service in; made once and kept in DATA_DIR where it is not given. */
  KHAOTHI_SERVICE_TOKEN: z.string().min(32).optional(),
  /** 32 bytes in base64url that wrap every other key; made once and kept in DATA_DIR where it is not given. */
  KHAOTHI_PLATFORM_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: number;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly demo: boolean;
  readonly serviceToken: string | null;
  readonly platformKey: string | null;
  readonly logLevel: string;
  /** The built client. */
  readonly clientDir: string;
}

/** Reads the configuration once, whole. @throws Error naming every variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Cấu hình chưa đúng / wrong configuration: ${wrong.join('; ')}`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustedProxies: env.TRUSTED_PROXIES,
    dataDir: resolve(ROOT, env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    demo: env.KHAOTHI_DEMO ?? !env.DATABASE_URL,
    serviceToken: env.KHAOTHI_SERVICE_TOKEN ?? null,
    platformKey: env.KHAOTHI_PLATFORM_KEY ?? null,
    logLevel: env.LOG_LEVEL,
    clientDir: resolve(ROOT, 'client/dist'),
  };
}
