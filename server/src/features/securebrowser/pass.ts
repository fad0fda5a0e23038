import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { KnownKeys } from './proof.ts';

const PASS_COOKIE = 'khaothi_seb';
/** As long as a candidate's own cookie: an exam is not interrupted for a new challenge. */
const LASTS_MS = 24 * 60 * 60_000;

/** What a client that sends no headers carries after its answer to a challenge; it ends with the configuration. */
export function givePass(
  { secrets, config, now }: Pick<Deps, 'secrets' | 'config' | 'now'>,
  reply: FastifyReply,
  { candidateId, keys }: { candidateId: string; keys: KnownKeys },
): void {
  const until = now() + LASTS_MS;
  reply.setCookie(PASS_COOKIE, `${until}.${secrets.tag(passText(candidateId, keys, until))}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  });
}

/** Whether a request carries the pass of this candidate, under the keys that hold now. */
export function hasPass(
  { secrets, now }: Pick<Deps, 'secrets' | 'now'>,
  request: FastifyRequest,
  { candidateId, keys }: { candidateId: string; keys: KnownKeys },
): boolean {
  const [until = '', tag = ''] = (request.cookies[PASS_COOKIE] ?? '').split('.');
  return Number(until) > now() && secrets.tagIsRight(passText(candidateId, keys, Number(until)), tag);
}

function passText(candidateId: string, { configKeys, browserExamKeys }: KnownKeys, until: number): string {
  return ['seb-pass', candidateId, ...configKeys, '', ...browserExamKeys, until].join('\n');
}
