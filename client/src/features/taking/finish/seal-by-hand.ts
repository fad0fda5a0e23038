import { fromBase64url } from 'shared/attempt/chain.ts';
import { saveFile } from '../../../api/call.ts';
import type { AttemptStore } from '../engine/attempt-view.ts';

const load = () => import('./seal-answers.ts');

const loadCodes = () => Promise.all([import('shared/attempt/qr-chain.ts'), import('./AnswerCodes.tsx')]);

/** Fetched while there is a network: file and codes are wanted when there is none. */
export const preloadSealing = (): Promise<unknown> => Promise.all([load(), loadCodes()]);

type Carried = ReturnType<AttemptStore['carried']>;

async function sealed({ attempt, events, answerKey }: Carried): Promise<string> {
  const { sealAnswers } = await load();
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return JSON.stringify(sealAnswers({ attempt, events }, { secret, serverKey: fromBase64url(answerKey) }));
}

/** The sealed ledger as the texts of QR pictures, with what shows them. @throws where a part could not be loaded */
export async function codesOf(carried: Carried) {
  const [{ qrPieces }, { AnswerCodes }] = await loadCodes();
  return { pieces: qrPieces(await sealed(carried)), AnswerCodes };
}

/** Gives the sealed ledger as a file that an invigilator can carry to the server. @throws where sealing could not be loaded */
export async function saveAnswers(carried: Carried, number: string) {
  saveFile(new Blob([await sealed(carried)], { type: 'application/json' }), `bai-lam-${number}.khaothi`);
}
