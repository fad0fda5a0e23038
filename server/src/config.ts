import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { S3Place } from './blobs/s3-blobs.ts';

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
  /** News between several nodes: nats://user:password@host:4222. Without it this process is the only node. */
  NATS_URL: z.url({ protocol: /^(nats|tls)$/ }).optional(),
  /** An S3-compatible storage that all nodes share, in place of DATA_DIR/blobs. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** The installation's keys, the same on every node; DATA_DIR/secrets.json where it is not given. */
  SECRETS_FILE: z.string().optional(),
  /** Loads a demo province into an empty database. Off by default where DATABASE_URL is set. */
  KHAOTHI_DEMO: Flag.optional(),
  /** Lets the vision service in; made once and kept in DATA_DIR where it is not given. */
  KHAOTHI_SERVICE_TOKEN: z.string().min(32).optional(),
  /** 32 bytes in base64url that wrap every other key; made once and kept in DATA_DIR where it is not given. */
  KHAOTHI_PLATFORM_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  /** How long a node that is told to stop still takes candidates while the balancer turns away from it. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(600).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: number;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly natsUrl: string | null;
  readonly s3: S3Place | null;
  /** Where the installation's keys are. */
  readonly secretsFile: string;
  readonly demo: boolean;
  readonly serviceToken: string | null;
  readonly platformKey: string | null;
  readonly drainSeconds: number;
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
  const dataDir = resolve(ROOT, env.DATA_DIR);
  return {
    port: env.PORT,
    host: env.HOST,
    // As browsers write it (small letters, punycode, no usual port): what Safe Exam Browser sends is a hash of it.
    publicUrl: env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL).href.replace(/\/+$/, ''),
    trustedProxies: env.TRUSTED_PROXIES,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? null,
    natsUrl: env.NATS_URL ?? null,
    s3: placeOf(env),
    secretsFile: env.SECRETS_FILE ? resolve(ROOT, env.SECRETS_FILE) : join(dataDir, 'secrets.json'),
    demo: env.KHAOTHI_DEMO ?? !env.DATABASE_URL,
    serviceToken: env.KHAOTHI_SERVICE_TOKEN ?? null,
    platformKey: env.KHAOTHI_PLATFORM_KEY ?? null,
    drainSeconds: env.DRAIN_SECONDS,
    logLevel: env.LOG_LEVEL,
    clientDir: resolve(ROOT, 'client/dist'),
  };
}

/** Half a storage is a mistake: it would be found out when the first picture is lost. */
function placeOf(env: z.infer<typeof Environment>): S3Place | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = env;
  const given = { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 4) return null;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    throw new Error(`Cấu hình chưa đúng / wrong configuration: thiếu / missing ${missing.join(', ')}`);
  return {
    endpoint: S3_ENDPOINT.replace(/\/+$/, ''),
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}
