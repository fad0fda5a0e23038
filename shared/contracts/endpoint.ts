import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * One endpoint of the product, said once: the server's route, the client's typed call and OpenAPI all derive from this
 * object. `audience` names who may come to the door at all; what they may do there is the route's `may`.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType | 'file' = z.ZodType | 'file',
  Reply extends z.ZodType | 'file' = z.ZodType | 'file',
  Errors extends ErrorCode = ErrorCode,
  Who extends Audience = Audience,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify's form: "/api/exams/:examId". */
  readonly path: string;
  readonly audience: Who;
  /** One sentence for OpenAPI. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  /** Absent for GET; `'file'` for one multipart file with optional text fields (see `bodyLimit`). */
  readonly body?: Body;
  /** Bytes; the default of 256 KiB holds where absent. */
  readonly bodyLimit?: number;
  /** `'file'` for a download: the use case returns a `FileReply`. */
  readonly reply: Reply;
  /** Of long work: the steps that its asker can be told of while it goes on (told-reply.ts), in their order. */
  readonly steps?: readonly string[];
  /** The refusals that this endpoint can give besides those any endpoint can (`ALWAYS`). */
  readonly errors: readonly Errors[];
}

/** `sebClient` is Safe Exam Browser itself, by its own protocol (sebserver.ts); `roomServer` a laptop in a school (room-servers.ts). */
export type Audience = 'public' | 'staff' | 'candidate' | 'service' | 'sebClient' | 'roomServer';

/** Says an endpoint; only gives the compiler its exact types. */
export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  const Body extends z.ZodType | 'file' = z.ZodUndefined,
  const Reply extends z.ZodType | 'file' = z.ZodType,
  const Errors extends ErrorCode = never,
  const Who extends Audience = Audience,
>(said: Endpoint<Params, Query, Body, Reply, Errors, Who>): Endpoint<Params, Query, Body, Reply, Errors, Who> {
  return said;
}

// biome-ignore lint/suspicious/noExplicitAny: an endpoint of any shape; the conditional types below read its parts
export type AnyEndpoint = Endpoint<any, any, any, any, any, any>;

type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;
export type ParamsOf<E extends AnyEndpoint> = OutputOf<NonNullable<E['params']>>;
export type QueryOf<E extends AnyEndpoint> = OutputOf<NonNullable<E['query']>>;
/** The parsed body; undefined where the endpoint takes none, or a file. */
export type BodyOf<E extends AnyEndpoint> = OutputOf<NonNullable<E['body']>>;
/** The parsed reply; a download is a `FileReply`. */
export type ReplyOf<E extends AnyEndpoint> = E['reply'] extends z.ZodType ? z.output<E['reply']> : FileReply;
export type ErrorsOf<E extends AnyEndpoint> = E['errors'][number] | AlwaysCode;

/** What any endpoint may refuse with. */
export const ALWAYS = [
  'badRequest',
  'notSignedIn',
  'forbidden',
  'notFound',
  'tooLarge',
  'tooMany',
  'internal',
] as const;
export type AlwaysCode = (typeof ALWAYS)[number];

/** A download: made by a use case, streamed by the server. */
export interface FileReply {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** True to open in the browser instead of saving. */
  readonly inline?: boolean;
}
