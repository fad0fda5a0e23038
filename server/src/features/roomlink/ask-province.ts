import type { AnyEndpoint, BodyOf, ParamsOf, QueryOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { z } from 'zod';

/** The province answered, and said no. */
export class ProvinceRefused extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, sentence: string, details: Readonly<Record<string, unknown>> = {}) {
    super(sentence);
    this.name = 'ProvinceRefused';
    this.code = code;
    this.details = details;
  }
}

const Refused = z.object({
  error: z.object({ code: z.string(), sentence: z.string(), details: z.record(z.string(), z.unknown()).default({}) }),
});

/** A line on which nothing comes for so long is none; the next try begins anew. */
const SILENT_MS = 30_000;
/** Of what goes up nothing is heard on its way: it gets the time that it takes on the weakest line (16 kbit/s), in bytes a millisecond. */
const WEAKEST_LINE = 2;

interface Asked<E extends AnyEndpoint> {
  readonly province: string;
  readonly token?: string;
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
  /** For endpoints that take a file. */
  readonly file?: { readonly bytes: Uint8Array; readonly fields: Readonly<Record<string, string>> };
}

/**
 * Asks the province's server by a contract. However long an answer takes on a weak line: it is waited for as long as it comes.
 * @throws ProvinceRefused where it refuses; any other error where there is no line, or no Khảo Thí at its end
 */
export async function askProvince<E extends AnyEndpoint>(
  endpoint: E,
  { province, token, params, query, body, file }: Asked<E>,
): Promise<ReplyOf<E>> {
  const named = (params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(named[name] ?? ''));
  const asked = query ? `?${new URLSearchParams(query as Record<string, string>)}` : '';
  const said = body === undefined ? undefined : JSON.stringify(body);
  const line = patience((file?.bytes.length ?? said?.length ?? 0) / WEAKEST_LINE + SILENT_MS);
  try {
    const reply = await fetch(`${province}${path}${asked}`, {
      method: endpoint.method,
      headers: {
        'x-khaothi': '1',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(said !== undefined && { 'content-type': 'application/json' }),
      },
      ...(said !== undefined && { body: said }),
      ...(file && { body: formOf(file) }),
      signal: line.signal,
    });
    const bytes = await wholeOf(reply, line);
    if (!reply.ok) throw refusalIn(reply, bytes);
    if (endpoint.reply === 'file') {
      const type = reply.headers.get('content-type') ?? '';
      return { name: 'file', type, bytes } as ReplyOf<E>;
    }
    return (endpoint.reply as z.ZodType).parse(JSON.parse(bytes.toString())) as ReplyOf<E>;
  } finally {
    line.end();
  }
}

type Patience = ReturnType<typeof patience>;

/** Gives up where nothing was heard for so long; with every word that is heard it begins anew. */
function patience(firstMs: number) {
  const waiting = new AbortController();
  let timer: NodeJS.Timeout;
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => waiting.abort(new Error('nothing was heard of the province')), ms);
  };
  wait(firstMs);
  return { signal: waiting.signal, heard: () => wait(SILENT_MS), end: () => clearTimeout(timer) };
}

async function wholeOf(reply: Response, { heard }: Patience): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  heard();
  for await (const part of reply.body ?? []) {
    heard();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The fields before the bytes, as whoever reads them wants them. */
function formOf({ bytes, fields }: NonNullable<Asked<AnyEndpoint>['file']>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([Uint8Array.from(bytes)]), 'file');
  return form;
}

function refusalIn(reply: Response, bytes: Buffer): Error {
  const said = Refused.safeParse(parsed(bytes));
  return said.success
    ? new ProvinceRefused(said.data.error.code, said.data.error.sentence, said.data.error.details)
    : new Error(`${reply.url} answered with ${reply.status}`);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}
