import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * One endpoint of the product, said once: the server's route, the client's typed call and OpenAPI all derive from this
 * object. `audience` names who may come to the door at all; what they may do there is the route's `may`.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Errors extends ErrorCode = ErrorCode,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify's form: "/api/exams/:examId". */
  readonly path: string;
  readonly audience: Audience;
  /** One sentence for OpenAPI. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  /** Absent for GET; `'file'` for one multipart file with optional text fields (see `bodyLimit`). */
  readonly body?: Body | 'file';
  /** Bytes; the default of 256 KiB holds where absent. */
  readonly bodyLimit?: number;
  /** `'file'` for a download: the use case returns a `FileReply`. */
  readonly reply: Reply | 'file';
  /** The refusals that this endpoint can give besides those any endpoint can (`ALWAYS`). */
  readonly errors: readonly Errors[];
}

export type Audience = 'public' | 'staff' | 'candidate' | 'service';

/** Says an endpoint; only gives the compiler its exact types. */
export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodType,
  const Errors extends ErrorCode = never,
>(said: Endpoint<Params, Query, Body, Reply, Errors>): Endpoint<Params, Query, Body, Reply, Errors> {
  return said;
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
export type ReplyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
export type ErrorsOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType, infer C> ? C | AlwaysCode : never;

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
