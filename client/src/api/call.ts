import type { AnyEndpoint, ErrorsOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { alwaysErrors, filled } from 'shared/contracts/errors/always.ts';
import type { ErrorCode } from 'shared/contracts/errors.ts';
import { TURN_HEADER } from 'shared/contracts/turn.ts';
import type { z } from 'zod';
import { language } from '../i18n/language.ts';

export type { AnyEndpoint };

/** Why a call gave nothing: a refusal of this endpoint, or `offline` where the server could not be reached. */
export interface Failure<Code extends string = ErrorCode | 'offline'> {
  readonly code: Code;
  readonly details: Readonly<Record<string, unknown>>;
  /** What the person reads, in the language on screen. */
  readonly sentence: string;
}
export type FailureOf<E extends AnyEndpoint> = Failure<ErrorsOf<E> | 'offline'>;
export type Result<E extends AnyEndpoint> =
  | { readonly ok: true; readonly value: ReplyOf<E> }
  | { readonly ok: false; readonly error: FailureOf<E> };

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined;
/** Asked for where the endpoint has it and it cannot be empty; impossible where it has none. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [N in Name]?: undefined }
  : Record<string, never> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };

export type Input<E extends AnyEndpoint> = Part<'params', InputOf<NonNullable<E['params']>>> &
  Part<'query', InputOf<NonNullable<E['query']>>> &
  Part<'body', InputOf<NonNullable<E['body']>>> &
  (NonNullable<E['body']> extends 'file'
    ? { readonly file: Blob; readonly fields?: Readonly<Record<string, string>> }
    : { readonly file?: undefined }) & {
    readonly signal?: AbortSignal;
    readonly turn?: string;
    /** The answer where it was asked for already; null asks now. */
    readonly early?: Promise<globalThis.Response | null> | undefined;
  };
/** The input may be left out where nothing in it is asked for. */
export type InputArgument<E extends AnyEndpoint> =
  Record<string, never> extends Input<E> ? [input?: Input<E>] : [input: Input<E>];

/** Asks the server. Never throws: what can go wrong is in the result, typed by the endpoint. */
export async function call<E extends AnyEndpoint>(endpoint: E, ...[input]: InputArgument<E>): Promise<Result<E>> {
  const answer = await send(endpoint, (input ?? {}) as LooseInput);
  if ('code' in answer) return { ok: false, error: answer as FailureOf<E> };
  const value = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  return { ok: true, value: value as ReplyOf<E> };
}

/** Fetches a file and hands it to the browser to save under the name that the server gave it. */
export async function download<E extends AnyEndpoint>(
  endpoint: E,
  ...[input]: InputArgument<E>
): Promise<{ readonly ok: true } | { readonly ok: false; readonly error: FailureOf<E> }> {
  const answer = await send(endpoint, (input ?? {}) as LooseInput);
  if ('code' in answer) return { ok: false, error: answer as FailureOf<E> };
  // A line that is cut, or a stop, in the middle of the file.
  const bytes = await answer.blob().catch(() => null);
  if (bytes === null) return { ok: false, error: offline() as FailureOf<E> };
  saveFile(bytes, nameIn(answer.headers.get('content-disposition')) ?? 'khao-thi');
  return { ok: true };
}

/** The address of a GET endpoint, for pictures and links. */
export function addressOf<E extends AnyEndpoint>(endpoint: E, ...[input]: InputArgument<E>): string {
  return addressFor(endpoint, (input ?? {}) as LooseInput);
}

export function saveFile(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly fields?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly turn?: string;
  readonly early?: Promise<globalThis.Response | null> | undefined;
}

async function send(endpoint: AnyEndpoint, input: LooseInput): Promise<globalThis.Response | Failure> {
  try {
    const { address, ...asked } = requestOf(endpoint, input);
    const answer = (await input.early) ?? (await fetch(address, { ...asked, signal: input.signal }));
    return answer.ok ? answer : await failureIn(answer);
  } catch {
    return offline();
  }
}

/** What the browser is to send. */
export function requestOf(endpoint: AnyEndpoint, input: LooseInput) {
  const headers = new Headers({ accept: 'application/json' });
  // A header that a foreign page cannot set: the server refuses every change that comes without it.
  if (endpoint.method !== 'GET') headers.set('x-khaothi', '1');
  if (input.turn !== undefined) headers.set(TURN_HEADER, input.turn);
  let body: BodyInit | undefined;
  if (input.file) {
    const form = new FormData();
    // Text fields first, so that the server has them when the file's bytes begin.
    for (const [name, value] of Object.entries(input.fields ?? {})) form.append(name, value);
    form.append('file', input.file);
    body = form;
  } else if (input.body !== undefined) {
    headers.set('content-type', 'application/json');
    body = JSON.stringify(input.body);
  }
  return {
    address: addressFor(endpoint, input),
    method: endpoint.method,
    headers,
    body,
    credentials: 'same-origin' as const,
  };
}

/** Why an answer that is no success gave nothing. */
export async function failureIn(answer: globalThis.Response): Promise<Failure> {
  return refusalIn(await answer.json().catch(() => null), answer.status);
}

function addressFor(endpoint: AnyEndpoint, input: LooseInput): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

export function offline(): Failure {
  const sentence =
    language() === 'vi'
      ? 'Không nối được tới máy chủ. Kiểm tra mạng rồi thử lại; những gì đang nhập vẫn còn nguyên.'
      : 'The server cannot be reached. Check the network and try again; what you typed is still here.';
  return { code: 'offline', details: {}, sentence };
}

/** A refusal's body is `{ error: { code, details, sentence } }`; anything else (a proxy's page) is read by its status. */
export function refusalIn(body: unknown, status: number): Failure {
  const said = (body as { error?: Partial<Record<keyof Failure, unknown>> } | null)?.error;
  if (typeof said?.code === 'string' && typeof said.sentence === 'string')
    return {
      code: said.code as ErrorCode,
      details: (said.details ?? {}) as Record<string, unknown>,
      sentence: said.sentence,
    };
  if (status === 502 || status === 503 || status === 504) return offline();
  const code = status === 413 ? 'tooLarge' : status === 429 ? 'tooMany' : status === 401 ? 'notSignedIn' : 'internal';
  return { code, details: {}, sentence: filled(alwaysErrors[code], language(), { id: status, limit: '?' }) };
}

export function nameIn(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? null;
}
