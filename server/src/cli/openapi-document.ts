import { readdir } from 'node:fs/promises';
import { ALWAYS, type Endpoint } from 'shared/contracts/endpoint.ts';
import { errors } from 'shared/contracts/errors.ts';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** Who an audience's requests come from, as OpenAPI names its doors. */
const SECURITY: Record<Endpoint['audience'], Json[]> = {
  public: [],
  staff: [{ staffCookie: [] }],
  candidate: [{ candidateCookie: [] }],
  service: [{ serviceToken: [] }],
};

/** OpenAPI 3.1 of every `endpoint()` that a file of the contracts' folder exports. */
export async function documentOf(folder: URL): Promise<{ paths: Record<string, Json> } & Json> {
  const paths: Record<string, Json> = {};
  for (const { feature, name, said } of await endpointsIn(folder)) {
    const path = said.path.replace(/:(\w+)/g, '{$1}');
    const method = said.method.toLowerCase();
    if (paths[path]?.[method]) throw new Error(`${said.method} ${said.path} is said twice.`);
    paths[path] = { ...paths[path], [method]: operationOf(feature, name, said) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Khảo Thí', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        staffCookie: { type: 'apiKey', in: 'cookie', name: 'staff' },
        candidateCookie: { type: 'apiKey', in: 'cookie', name: 'candidate' },
        serviceToken: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** In a fixed order, so that the same contracts always give the same bytes. */
async function endpointsIn(folder: URL): Promise<{ feature: string; name: string; said: Endpoint }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort();
  const found: { feature: string; name: string; said: Endpoint }[] = [];
  for (const file of files) {
    const module: Json = await import(new URL(file, folder).href);
    const feature = file.replace(/\.ts$/, '');
    for (const [name, value] of Object.entries(module)) {
      if (isEndpoint(value)) found.push({ feature, name, said: value });
      else if (isGroup(value)) {
        for (const [member, said] of Object.entries(value)) {
          if (isEndpoint(said)) found.push({ feature, name: member, said });
        }
      }
    }
  }
  return found;
}

const isGroup = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof z.ZodType);

const isEndpoint = (value: unknown): value is Endpoint =>
  isGroup(value) && 'method' in value && 'path' in value && 'audience' in value && 'reply' in value;

function operationOf(feature: string, name: string, said: Endpoint): Json {
  return {
    operationId: `${feature}.${name}`,
    tags: [feature],
    summary: said.summary,
    security: SECURITY[said.audience],
    parameters: [...parametersOf('path', said.params), ...parametersOf('query', said.query)],
    ...(said.body && { requestBody: { required: true, content: bodyOf(said.body) } }),
    responses: {
      200: { description: said.reply === 'file' ? 'The file' : 'Done', content: replyOf(said.reply) },
      ...refusalsOf([...ALWAYS, ...said.errors]),
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

const bodyOf = (body: z.ZodType | 'file'): Json =>
  body === 'file'
    ? {
        'multipart/form-data': {
          schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
        },
      }
    : { 'application/json': { schema: schemaOf(body, 'input') } };

const replyOf = (reply: z.ZodType | 'file'): Json =>
  reply === 'file'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(reply, 'output') } };

function refusalsOf(codes: readonly (keyof typeof errors)[]): Json {
  const byStatus: Record<string, string[]> = {};
  for (const code of codes) {
    const status = String(errors[code].status);
    byStatus[status] = [...(byStatus[status] ?? []), `${code}: ${errors[code].en}`];
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, says]) => [status, { description: says.join('\n') }]),
  );
}

/** What JSON Schema cannot say (a transform, bytes) is left open rather than refused. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return json;
}
