import type { AnyEndpoint, BodyOf, ParamsOf, ReplyOf } from 'shared/contracts/endpoint.ts';
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

/** No answer for so long is none; the next try begins anew. */
const PATIENCE_MS = 30_000;

interface Asked<E extends AnyEndpoint> {
  readonly province: string;
  readonly token?: string;
  readonly params?: ParamsOf<E>;
  readonly body?: BodyOf<E>;
  /** For endpoints that take a file. */
  readonly file?: { readonly bytes: Uint8Array; readonly fields: Readonly<Record<string, string>> };
}

/**
 * Asks the province's server by a contract.
 * @throws ProvinceRefused where it refuses; any other error where there is no line, or no Khảo Thí at its end
 */
export async function askProvince<E extends AnyEndpoint>(
  endpoint: E,
  { province, token, params, body, file }: Asked<E>,
): Promise<ReplyOf<E>> {
  const named = (params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(named[name] ?? ''));
  const reply = await fetch(`${province}${path}`, {
    method: endpoint.method,
    headers: {
      'x-khaothi': '1',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(file && { body: formOf(file) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!reply.ok) throw await refusalIn(reply);
  if (endpoint.reply === 'file') {
    const type = reply.headers.get('content-type') ?? '';
    return { name: 'file', type, bytes: new Uint8Array(await reply.arrayBuffer()) } as ReplyOf<E>;
  }
  return (endpoint.reply as z.ZodType).parse(await reply.json()) as ReplyOf<E>;
}

/** The fields before the bytes, as whoever reads them wants them. */
function formOf({ bytes, fields }: NonNullable<Asked<AnyEndpoint>['file']>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([Uint8Array.from(bytes)]), 'file');
  return form;
}

async function refusalIn(reply: Response): Promise<Error> {
  const said = Refused.safeParse(await reply.json().catch(() => null));
  return said.success
    ? new ProvinceRefused(said.data.error.code, said.data.error.sentence, said.data.error.details)
    : new Error(`${reply.url} answered with ${reply.status}`);
}
