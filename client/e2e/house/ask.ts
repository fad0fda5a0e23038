import type { Page } from 'playwright-core';
import type { AnyEndpoint, BodyOf, ParamsOf, ReplyOf } from 'shared/contracts/endpoint.ts';

/** Asks the API as the pages of a signed-in person do. @throws with the refusal. */
export async function ask<E extends AnyEndpoint>(
  page: Page,
  endpoint: E,
  input: {
    params?: ParamsOf<E>;
    body?: BodyOf<E>;
    file?: { name: string; bytes: Buffer; fields: Record<string, string> };
  } = {},
): Promise<{ value: ReplyOf<E>; bytes: Buffer }> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    String((input.params as Record<string, string>)[name]),
  );
  const { file } = input;
  const upload = file && {
    ...file.fields,
    file: { name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes },
  };
  const reply = await page.request.fetch(new URL(path, page.url()).href, {
    method: endpoint.method,
    headers: { 'x-khaothi': '1' },
    ...(upload ? { multipart: upload } : { data: input.body }),
  });
  const bytes = await reply.body();
  if (!reply.ok()) throw new Error(`${endpoint.method} ${path}: ${reply.status()} ${bytes}`);
  const isJson = reply.headers()['content-type']?.startsWith('application/json');
  return { value: isJson ? JSON.parse(bytes.toString()) : undefined, bytes };
}
