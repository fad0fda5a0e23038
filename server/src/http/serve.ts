import { randomBytes } from 'node:crypto';
import type {} from '@fastify/cookie';
import type {} from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  ALWAYS,
  type AnyEndpoint,
  type Audience,
  type BodyOf,
  type FileReply,
  type ParamsOf,
  type QueryOf,
} from 'shared/contracts/endpoint.ts';
import { type ErrorCode, errors, type Language, sentenceOf } from 'shared/contracts/errors.ts';
import { unkeepablePlace } from 'shared/contracts/keepable-text.ts';
import type { z } from 'zod';
import { Refusal, refuse } from './failures.ts';
import { ToldReply, UNFOLLOWED, type Work } from './told-reply.ts';
import type { WhoByAudience } from './who.ts';

/** One request, parsed by its contract and with its person known. */
export interface Call<E extends AnyEndpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** The uploaded file where the contract's body is `'file'`. */
  readonly file: NonNullable<E['body']> extends 'file' ? UploadedFile : undefined;
  readonly who: WhoByAudience[E['audience'] & Audience];
  readonly ip: string;
  readonly language: Language;
  readonly request: FastifyRequest;
  /** Only for cookies: the body is the use case's return value. */
  readonly reply: FastifyReply;
  /** For long work, where the contract names its steps. */
  readonly work: Work;
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

type Reply<E extends AnyEndpoint> = E['reply'] extends z.ZodType ? z.input<E['reply']> : FileReply;

export interface Handler<E extends AnyEndpoint> {
  /** Whether this person may do this to this thing. Public endpoints say `everyone('why')`. */
  readonly may: (call: Call<E>) => boolean | Promise<boolean>;
  readonly do: (call: Call<E>) => Reply<E> | Promise<Reply<E>>;
}

export type Serve = <E extends AnyEndpoint>(endpoint: E, handler: Handler<E>) => void;

/** Finds out who sends a request; null where nobody of that kind is signed in. Handed in, because `http` knows no feature. */
export type Doors = {
  readonly [A in Exclude<Audience, 'public'>]: (request: FastifyRequest) => Promise<WhoByAudience[A] | null>;
};

/** For public endpoints: the reason why nobody has to be known. */
export const everyone = (_why: string) => () => true;

/** For candidates and services, whose use cases only ever touch what is their own. */
export const onlyOwn = (_why: string) => () => true;

const BODY_LIMIT = 256 * 1024;

/** They bring a token of their own with every request, and no cookies. */
const PROGRAMS: readonly Audience[] = ['service', 'sebClient', 'roomServer'];

/** Makes the one road by which contracts become routes of `app`. */
export function serving(app: FastifyInstance, doors: Doors): Serve {
  return (endpoint, handler) => {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: endpoint.body === 'file' ? 1024 : (endpoint.bodyLimit ?? BODY_LIMIT),
      async handler(request, reply) {
        const told = endpoint.steps ? new ToldReply(request, reply) : null;
        try {
          const value = await answer(endpoint, handler, doors, request, reply, told ?? UNFOLLOWED);
          if (endpoint.reply === 'file') return await sendFile(reply, value as unknown as FileReply, told);
          // The reply schema names every field that may leave; what it does not name stays here.
          const named = endpoint.reply.parse(value);
          return told?.hasBegun
            ? told.end({ reply: named })
            : await reply.header('cache-control', 'no-store').send(named);
        } catch (error) {
          // Whoever stopped the work hears nothing of how it ended.
          if (told?.signal.aborted) {
            request.log.info({ err: error, route: endpoint.path }, 'given up by its asker');
            return reply.hijack();
          }
          return fail(endpoint, error, request, reply, told);
        }
      },
    });
  };
}

async function answer<E extends AnyEndpoint>(
  endpoint: E,
  handler: Handler<E>,
  doors: Doors,
  request: FastifyRequest,
  reply: FastifyReply,
  work: Work,
) {
  // A page of another site cannot set a header of its own without being asked, so cookies alone change nothing here.
  const isProgram = PROGRAMS.includes(endpoint.audience);
  if (endpoint.method !== 'GET' && !isProgram && request.headers['x-khaothi'] !== '1') refuse('forbidden');
  const who =
    endpoint.audience === 'public' ? null : await doors[endpoint.audience as Exclude<Audience, 'public'>](request);
  if (endpoint.audience !== 'public' && who === null) refuse('notSignedIn');
  const call = {
    params: parse(endpoint.params, request.params, 'params'),
    query: parse(endpoint.query, request.query, 'query'),
    body: endpoint.body === 'file' ? undefined : parse(endpoint.body, request.body, 'body'),
    who,
    ip: request.ip,
    language: languageOf(request),
    request,
    reply,
    work,
  } as unknown as Call<E>;
  if (!(await handler.may(call))) refuse('forbidden');
  // A file is read only after the person is known to be allowed to send one.
  const file = endpoint.body === 'file' ? await readFile(request, endpoint.bodyLimit ?? BODY_LIMIT) : undefined;
  return handler.do({ ...call, file } as Call<E>);
}

function parse(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (!schema) return undefined;
  mustBeKeepable(value, place);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  return refuse('badRequest', { where: [place, ...(first?.path ?? [])].join('.'), problem: first?.message ?? '' });
}

/** What no database keeps is refused here for all requests, before anything is done with it. */
function mustBeKeepable(value: unknown, place: string): void {
  const where = unkeepablePlace(value, place);
  if (where !== null) refuse('badRequest', { where: where.toWellFormed().slice(0, 200), problem: 'not a text' });
}

async function readFile(request: FastifyRequest, limit: number): Promise<UploadedFile> {
  if (!request.isMultipart()) refuse('badRequest', { where: 'file' });
  const part = await request.file({ limits: { fileSize: limit, files: 1, fields: 20, fieldSize: 10_000 } });
  if (!part) refuse('badRequest', { where: 'file' });
  const bytes = await part.toBuffer();
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    if (field && !Array.isArray(field) && field.type === 'field') fields[name] = String(field.value);
  }
  mustBeKeepable({ ...fields, name: part.filename }, 'file');
  return { name: part.filename.normalize('NFC').slice(0, 200).toWellFormed(), bytes, fields };
}

function sendFile(reply: FastifyReply, file: FileReply, told: ToldReply | null) {
  const { name, type, bytes } = file;
  if (told?.hasBegun) return told.end({ file: { name, type, bytes: bytes.byteLength } }, bytes);
  const kind = file.inline ? 'inline' : 'attachment';
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `${kind}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .type(file.type)
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

function fail(
  endpoint: AnyEndpoint,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  told: ToldReply | null,
) {
  const refusal = refusalOf(error, endpoint.bodyLimit ?? BODY_LIMIT);
  // The candidates' door itself may ask for Safe Exam Browser, whatever the endpoint.
  const atDoor: ErrorCode[] = endpoint.audience === 'candidate' ? ['safeExamBrowserNeeded'] : [];
  const isNamed = refusal && [...ALWAYS, ...atDoor, ...endpoint.errors].includes(refusal.code);
  const sent = isNamed ? refusal : logged(refusal ?? error, request);
  if (told?.hasBegun) return told.end({ error: bodyOf(sent, request), status: errors[sent.code].status });
  // A client whose token is over fetches a new one where it reads these words (RFC 6750).
  if (endpoint.audience === 'sebClient' && sent.code === 'notSignedIn')
    return reply.status(401).send({ error: 'invalid_token', error_description: 'the token is wrong or over' });
  return sendRefusal(sent, request, reply);
}

/** Sends an expected refusal as every client reads it. */
export function sendRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  return reply.status(errors[refusal.code].status).send({ error: bodyOf(refusal, request) });
}

function bodyOf({ code, details }: Refusal, request: FastifyRequest) {
  return { code, details, sentence: sentenceOf(code, languageOf(request), details) };
}

/** Answers what nobody foresaw. */
export function fault(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  return sendRefusal(logged(error, request), request, reply);
}

/** What nobody foresaw: logged with a number, and only the number is shown. */
function logged(error: unknown, request: FastifyRequest): Refusal {
  const id = randomBytes(5).toString('hex');
  request.log.error({ err: error, id, route: request.routeOptions.url }, 'fault');
  return new Refusal('internal', { id });
}

/** Refusals of ours, and those of Fastify that the catalogue has a word for. */
export function refusalOf(error: unknown, limit: number): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: string }).code ?? '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return new Refusal('tooLarge', { limit: limit >= 1_048_576 ? `${limit / 1_048_576} MB` : `${limit / 1024} KB` });
  if (code.startsWith('FST_ERR_CTP') || code === 'FST_ERR_VALIDATION' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return new Refusal('badRequest', { where: 'body' });
  return null;
}

export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies.khaothi_language ?? request.headers['accept-language'] ?? '';
  return /^en\b/.test(chosen) ? 'en' : 'vi';
}
