import * as contract from 'shared/contracts/consents.ts';
import type { Deps } from '../../deps.ts';
import { onlyOwn, type Serve } from '../../http/serve.ts';
import { giveConsent } from './give-consent.ts';
import { listConsents } from './list-consents.ts';
import { roomsKept } from './policy.ts';
import { recordFamilyConsent } from './record-family-consent.ts';
import { withdrawConsent } from './withdraw-consent.ts';
import { withdrawMicrophone } from './withdraw-microphone.ts';

export function consentRoutes(serve: Serve, deps: Deps): void {
  const { db } = deps;

  serve(contract.giveConsent, {
    may: onlyOwn('the own consent'),
    do: ({ who, body }) => giveConsent(deps, who, body),
  });

  serve(contract.withdrawConsent, {
    may: onlyOwn('the own consent'),
    do: ({ who }) => withdrawConsent(deps, who),
  });

  serve(contract.withdrawMicrophone, {
    may: onlyOwn('the own consent'),
    do: ({ who }) => withdrawMicrophone(deps, who),
  });

  serve(contract.listConsents, {
    may: async ({ who, params }) => (await roomsKept(db, who, params.sessionId)).size > 0,
    do: async ({ who, params }) => listConsents(deps, { ...params, rooms: await roomsKept(db, who, params.sessionId) }),
  });

  serve(contract.recordFamilyConsent, {
    may: async ({ who, params }) => (await roomsKept(db, who, params.sessionId)).size > 0,
    do: async ({ who, params, body }) =>
      recordFamilyConsent(deps, {
        ...params,
        rooms: await roomsKept(db, who, params.sessionId),
        by: who.accountId,
        said: body,
      }),
  });
}
