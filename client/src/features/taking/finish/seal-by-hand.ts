import { fromBase64url } from 'shared/attempt/chain.ts';
import { saveFile } from '../../../api/call.ts';
import type { AttemptStore } from '../engine/attempt-view.ts';

const load = () => import('shared/attempt/answer-file.ts');

/** Fetched while there is a network: the file is wanted when there is none. */
export const preloadSealing = () => void load().catch(() => undefined);

/** Gives the sealed ledger as a file that an invigilator can carry to the server. @throws where sealing could not be loaded */
export async function saveAnswers({ attempt, events, answerKey }: ReturnType<AttemptStore['carried']>, number: string) {
  const { sealAnswers } = await load();
  const file = sealAnswers(
    { attempt, events },
    { secret: crypto.getRandomValues(new Uint8Array(32)), serverKey: fromBase64url(answerKey) },
  );
  saveFile(new Blob([JSON.stringify(file)], { type: 'application/json' }), `bai-lam-${number}.khaothi`);
}
