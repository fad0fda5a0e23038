import type { BodyOf, Endpoint, ReplyOf } from 'shared/contracts/endpoint.ts';
import { claimFrames, claimOrders, reportFrame, reportOrders, serviceHeartbeat } from 'shared/contracts/proctoring.ts';
import type { z } from 'zod';

/** The exam server as the service sees it. Every call throws `ServerAway` where no answer came. */
export interface ServerLink {
  claim(body: BodyOf<typeof claimFrames>): Promise<ReplyOf<typeof claimFrames>>;
  /** Null where the claim was lost meanwhile: another service has the frame, nothing is to be done. */
  report(body: BodyOf<typeof reportFrame>): Promise<ReplyOf<typeof reportFrame> | null>;
  claimOrders(body: BodyOf<typeof claimOrders>): Promise<ReplyOf<typeof claimOrders>>;
  reportOrders(body: BodyOf<typeof reportOrders>): Promise<void>;
  heartbeat(body: BodyOf<typeof serviceHeartbeat>): Promise<void>;
}

/** The server did not answer, or not as the contract says: worth trying again later. */
export class ServerAway extends Error {}
/** The server answered that this service may not come in: trying again changes nothing until someone acts. */
export class NotLetIn extends Error {}

const PATIENCE_MS = 20_000;

/** Calls the contracts of `shared/contracts/proctoring.ts` over HTTP. `address` is "http://host:port". */
export function serverLink(address: string, token: string): ServerLink {
  async function post(endpoint: Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>, body: unknown) {
    const response = await fetch(new URL(endpoint.path, address), {
      method: endpoint.method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: Error) => {
      throw new ServerAway(error.message, { cause: error });
    });
    if (response.status === 401 || response.status === 403) throw new NotLetIn(`the server refused the token`);
    return response;
  }
  async function ask<E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>>(
    endpoint: E,
    body: unknown,
  ): Promise<ReplyOf<E>> {
    const response = await post(endpoint, body);
    const text = await response.text();
    if (!response.ok) throw new ServerAway(`${endpoint.path} answered ${response.status}: ${text.slice(0, 200)}`);
    return (endpoint.reply as z.ZodType).parse(JSON.parse(text)) as ReplyOf<E>;
  }
  return {
    claim: (body) => ask(claimFrames, body),
    async report(body) {
      const response = await post(reportFrame, body);
      const text = await response.text();
      if (response.status === 409) return null;
      if (!response.ok) throw new ServerAway(`${reportFrame.path} answered ${response.status}`);
      return reportFrame.reply.parse(JSON.parse(text));
    },
    claimOrders: (body) => ask(claimOrders, body),
    async reportOrders(body) {
      await ask(reportOrders, body);
    },
    async heartbeat(body) {
      await ask(serviceHeartbeat, body);
    },
  };
}
