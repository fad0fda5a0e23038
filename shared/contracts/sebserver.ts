import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/**
 * The client side of the SEB Server protocol (version v1), so that a stock Safe Exam Browser reports to us and takes our
 * instructions without a server of its own. Names, forms and headers are that protocol's, not ours: bodies are HTML forms,
 * the connection's token travels in the header `SEBConnectionToken`.
 */
export const SEB_API = '/exam-api/v1';
export const CONNECTION_TOKEN_HEADER = 'SEBConnectionToken';
export const EXAM_SALT_HEADER = 'SEBExamSalt';
export const BROWSER_EXAM_KEY_HEADER = 'SEBServerBEK';

/** Clients write numbers of a form as text. */
const Text = z.string().max(2_000);

export const sebDiscovery = endpoint({
  method: 'GET',
  path: '/exam-api/discovery',
  audience: 'public',
  summary: 'SEB Server API: where its parts are',
  reply: z.object({
    title: z.string(),
    description: z.string(),
    'server-location': z.string(),
    'api-versions': z.array(
      z.object({
        name: z.literal('v1'),
        endpoints: z.array(
          z.object({ name: z.string(), description: z.string(), location: z.string(), authorization: z.string() }),
        ),
      }),
    ),
  }),
  errors: [],
});

export const sebToken = endpoint({
  method: 'POST',
  path: '/exam-api/oauth/token',
  audience: 'sebClient',
  summary: 'SEB Server API: a token for the name and secret of a configuration (HTTP Basic)',
  body: z.object({ grant_type: z.literal('client_credentials'), scope: Text.optional() }),
  reply: z.object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    /** Seconds. */
    expires_in: z.number().int(),
    scope: z.string(),
  }),
  errors: [],
});

export const sebHandshake = endpoint({
  method: 'POST',
  path: `${SEB_API}/handshake`,
  audience: 'sebClient',
  summary: 'SEB Server API: opens a connection; its token comes in the header SEBConnectionToken',
  body: z.object({
    institutionId: Text.optional(),
    client_id: Text.optional(),
    seb_machine_name: Text.optional(),
    seb_os_name: Text.optional(),
    seb_version: Text.optional(),
    examId: Text.optional(),
  }),
  reply: z.array(z.object({ examId: z.string(), name: z.string(), url: z.string(), lmsType: z.string() })),
  errors: ['sebVersionOld'],
});

export const sebChooseExam = endpoint({
  method: 'PATCH',
  path: `${SEB_API}/handshake`,
  audience: 'sebClient',
  summary: 'SEB Server API: the exam, and later who is signed in; headers SEBExamSalt and SEBServerBEK come back',
  body: z.object({ examId: Text.optional(), seb_user_session_id: Text.optional(), client_id: Text.optional() }),
  reply: z.literal(''),
  errors: [],
});

export const sebSignature = endpoint({
  method: 'PUT',
  path: `${SEB_API}/handshake`,
  audience: 'sebClient',
  summary: 'SEB Server API: the App Signature Key of the client, or (older clients) who is signed in',
  body: z.object({
    seb_signature_key: z.string().max(1_000).optional(),
    examId: Text.optional(),
    seb_user_session_id: Text.optional(),
  }),
  reply: z.literal(''),
  errors: [],
});

export const sebGoodbye = endpoint({
  method: 'DELETE',
  path: `${SEB_API}/handshake`,
  audience: 'sebClient',
  summary: 'SEB Server API: closes the connection',
  reply: z.literal(''),
  errors: [],
});

export const sebExamConfig = endpoint({
  method: 'GET',
  path: `${SEB_API}/examconfig`,
  audience: 'sebClient',
  summary: "SEB Server API: the candidate's own configuration, to go on with",
  query: z.object({ examId: Text.optional() }),
  reply: 'file',
  errors: [],
});

/** What a client is told to do. Attribute names are the protocol's. */
export const SebInstruction = z.object({
  instruction: z.enum(['SEB_QUIT', 'SEB_FORCE_LOCK_SCREEN', 'NOTIFICATION_CONFIRM']),
  attributes: z.object({
    /** Said back with the next ping; until then the instruction is repeated. */
    'instruction-confirm': z.string(),
    message: z.string().optional(),
    id: z.number().int().optional(),
    type: z.enum(['raisehand', 'lockscreen']).optional(),
  }),
});
export type SebInstruction = z.infer<typeof SebInstruction>;

export const sebPing = endpoint({
  method: 'POST',
  path: `${SEB_API}/sebping`,
  audience: 'sebClient',
  summary: 'SEB Server API: a sign of life; empty, or an instruction',
  body: z.object({
    timestamp: Text.optional(),
    'ping-number': z.coerce.number().int().nonnegative(),
    'instruction-confirm': Text.optional(),
  }),
  reply: z.union([SebInstruction, z.literal('')]),
  errors: [],
});

export const sebLog = endpoint({
  method: 'POST',
  path: `${SEB_API}/seblog`,
  audience: 'sebClient',
  summary: 'SEB Server API: a line of the log, the state of battery or Wi-Fi, a raised hand, a locked screen',
  body: z.object({
    type: z.enum([
      'UNKNOWN',
      'DEBUG_LOG',
      'INFO_LOG',
      'WARN_LOG',
      'ERROR_LOG',
      'NOTIFICATION',
      'NOTIFICATION_CONFIRMED',
    ]),
    timestamp: z.number().optional(),
    text: z.string().max(20_000).nullish(),
    numericValue: z.number().nullish(),
  }),
  reply: z.literal(''),
  errors: [],
});
