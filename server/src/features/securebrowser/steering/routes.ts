import * as contract from 'shared/contracts/sebserver.ts';
import { instructSafeExamBrowser, readSafeExamBrowserLog } from 'shared/contracts/securebrowser-steering.ts';
import type { Deps } from '../../../deps.ts';
import { everyone, type Serve } from '../../../http/serve.ts';
import type { SebClientWho } from '../../../http/who.ts';
import { publicAddress } from '../links.ts';
import { mayWatchOver } from '../policy.ts';
import { logLinesOf } from './connection-queries.ts';
import { discovery } from './discovery.ts';
import { fetchExamConfig } from './fetch-exam-config.ts';
import { chooseExam, closeConnection, connectionBy, noteSignature, openConnection } from './handshake.ts';
import { instructClient } from './instruct.ts';
import { takeLog } from './take-log.ts';
import { takePing } from './take-ping.ts';
import { accessToken, TOKEN_LASTS_MS } from './tokens.ts';

const LINES_SHOWN = 200;
/** After the token: name and secret alone open nothing else. */
const byToken = ({ who }: { who: SebClientWho }) => who.by === 'token';

/** The client side of the SEB Server protocol, and what invigilators do by it. */
export function steeringRoutes(serve: Serve, deps: Deps): void {
  const { db, secrets, config, now } = deps;

  serve(contract.sebDiscovery, {
    may: everyone('a client looks here before it shows anything'),
    do: ({ request }) => discovery(publicAddress(config, request)),
  });
  serve(contract.sebToken, {
    may: ({ who }) => who.by === 'secret',
    do: ({ who }) => ({
      access_token: accessToken(secrets, who.configurationId, now()),
      token_type: 'bearer' as const,
      expires_in: TOKEN_LASTS_MS / 1000,
      scope: 'read write',
    }),
  });
  serve(contract.sebHandshake, {
    may: byToken,
    do: ({ who, body, request, reply }) => openConnection(deps, { request, reply }, { who, body }),
  });
  serve(contract.sebChooseExam, {
    may: byToken,
    async do({ who, body, request, reply }) {
      const connection = await connectionBy(deps, request, who);
      return chooseExam(deps, { reply }, { connection, body });
    },
  });
  serve(contract.sebSignature, {
    may: byToken,
    do: async ({ who, body, request }) =>
      noteSignature(deps, { connection: await connectionBy(deps, request, who), body }),
  });
  serve(contract.sebGoodbye, {
    may: byToken,
    do: async ({ who, request }) => closeConnection(deps, await connectionBy(deps, request, who)),
  });
  serve(contract.sebExamConfig, {
    may: byToken,
    async do({ who, query, request }) {
      const connection = await connectionBy(deps, request, who);
      return fetchExamConfig(deps, request, { connection, examId: query.examId });
    },
  });
  serve(contract.sebPing, {
    may: byToken,
    do: async ({ who, body, request }) => takePing(deps, { connection: await connectionBy(deps, request, who), body }),
  });
  serve(contract.sebLog, {
    may: byToken,
    async do({ who, body, request, reply }) {
      const connection = await connectionBy(deps, request, who);
      reply.status(204);
      return takeLog(deps, { connection, body });
    },
  });

  serve(instructSafeExamBrowser, {
    may: ({ who, params }) => mayWatchOver(db, who, params.candidateId),
    async do({ who, params, body }) {
      await instructClient(deps, { candidateId: params.candidateId, order: body, by: who.accountId });
      return {};
    },
  });
  serve(readSafeExamBrowserLog, {
    may: ({ who, params }) => mayWatchOver(db, who, params.candidateId),
    async do({ params }) {
      const lines = await logLinesOf(db, params.candidateId, LINES_SHOWN);
      return { lines: lines.map((line) => ({ ...line, at: line.at.getTime() })) };
    },
  });
}
