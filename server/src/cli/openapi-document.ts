import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { ALWAYS, type Endpoint } from 'shared/contracts/endpoint.ts';
import { errors } from 'shared/contracts/errors.ts';
import { TOLD_TYPE } from 'shared/contracts/told-reply.ts';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** Who an audience's requests come from, as OpenAPI names its doors. */
const SECURITY: Record<Endpoint['audience'], Json[]> = {
  public: [],
  staff: [{ staffCookie: [] }],
  candidate: [{ candidateCookie: [] }],
  service: [{ serviceToken: [] }],
  sebClient: [{ sebToken: [] }],
  roomServer: [{ roomServerToken: [] }],
};

/** Schemas that many endpoints share: said once in `components`, under the name they are exported with. */
const SHARED = [
  'questions/content.ts',
  'questions/registry.ts',
  'questions/draft.ts',
  'attempt/events.ts',
  'scoring/scheme.ts',
  'survey/condition.ts',
  'survey/form.ts',
];

/** OpenAPI 3.1 of every `endpoint()` that a file of the contracts' folder exports. */
export async function documentOf(folder: URL): Promise<{ paths: Record<string, Json> } & Json> {
  const names = await namesOf(folder);
  const schemas: Json = {};
  const schemaOf = schemasInto(schemas, names);
  const paths: Record<string, Json> = {};
  for (const { feature, name, said } of await endpointsIn(folder)) {
    const path = said.path.replace(/:(\w+)/g, '{$1}');
    const method = said.method.toLowerCase();
    if (paths[path]?.[method]) throw new Error(`${said.method} ${said.path} is said twice.`);
    paths[path] = { ...paths[path], [method]: operationOf(schemaOf, feature, name, said) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Khảo Thí', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        staffCookie: { type: 'apiKey', in: 'cookie', name: 'khaothi_staff' },
        candidateCookie: { type: 'apiKey', in: 'cookie', name: 'khaothi_candidate' },
        serviceToken: { type: 'http', scheme: 'bearer' },
        sebToken: { type: 'http', scheme: 'bearer' },
        roomServerToken: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** The exported schemas of the contracts and of what they share, each under its name. */
async function namesOf(folder: URL) {
  const names = z.registry<{ id: string }>();
  const taken = new Set<string>();
  const files = [...SHARED.map((file) => new URL(`../${file}`, folder)), ...(await filesIn(folder))];
  for (const file of files) {
    for (const [name, value] of Object.entries((await import(file.href)) as Json)) {
      if (!(value instanceof z.ZodType) || names.has(value) || taken.has(name)) continue;
      taken.add(name);
      names.add(value, { id: name });
    }
  }
  return names;
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json;

/** Writes named schemas into `components` and refers to them; what a client sends may differ from what it gets. */
function schemasInto(components: Json, metadata: ReturnType<typeof z.registry<{ id: string }>>): SchemaOf {
  return (schema, io) => {
    // What JSON Schema cannot say (a transform, bytes) is left open rather than refused.
    const said = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', metadata });
    const suffix = io === 'input' ? 'Input' : '';
    const text = JSON.stringify(said).replace(/"#\/\$defs\/([^"]+)"/g, `"#/components/schemas/$1${suffix}"`);
    const { $schema: _, $defs = {}, id: __, ...json } = JSON.parse(text) as Json & { $defs?: Record<string, Json> };
    for (const [name, { id: ___, ...definition }] of Object.entries($defs)) {
      const full = `${name}${suffix}`;
      if (components[full] && JSON.stringify(components[full]) !== JSON.stringify(definition))
        throw new Error(`Two schemas would be called ${full}: give one of them a name of its own.`);
      components[full] = definition;
    }
    return json;
  };
}

async function filesIn(folder: URL): Promise<URL[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort();
  return files.map((file) => new URL(file, folder));
}

/** In a fixed order, so that the same contracts always give the same bytes. */
async function endpointsIn(folder: URL): Promise<{ feature: string; name: string; said: Endpoint }[]> {
  const found: { feature: string; name: string; said: Endpoint }[] = [];
  for (const file of await filesIn(folder)) {
    const module: Json = await import(file.href);
    const feature = basename(file.pathname, '.ts');
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

function operationOf(schemaOf: SchemaOf, feature: string, name: string, said: Endpoint): Json {
  return {
    operationId: `${feature}.${name}`,
    tags: [feature],
    summary: said.summary,
    ...(said.steps && { description: `Asked with accept: ${TOLD_TYPE}, tells its steps: ${said.steps.join(', ')}` }),
    security: SECURITY[said.audience],
    parameters: [...parametersOf(schemaOf, 'path', said.params), ...parametersOf(schemaOf, 'query', said.query)],
    ...(said.body && { requestBody: { required: true, content: bodyOf(schemaOf, said.body) } }),
    responses: {
      200: { description: said.reply === 'file' ? 'The file' : 'Done', content: replyOf(schemaOf, said.reply) },
      ...refusalsOf([...ALWAYS, ...said.errors]),
    },
  };
}

function parametersOf(schemaOf: SchemaOf, place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

const bodyOf = (schemaOf: SchemaOf, body: z.ZodType | 'file'): Json =>
  body === 'file'
    ? {
        'multipart/form-data': {
          schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
        },
      }
    : { 'application/json': { schema: schemaOf(body, 'input') } };

const replyOf = (schemaOf: SchemaOf, reply: z.ZodType | 'file'): Json =>
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
