import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { readSealedPaper } from 'shared/contracts/delivery.ts';
import type { Pool } from 'undici';
import type { Person } from '../journeys/seat.ts';
import { round } from './figures.ts';
import type { NarrowLine } from './narrow-line.ts';

/** What a computer that has nothing of the exam loads before it can show a question, over the line that a room shares. */
export interface Cold {
  /** Pages, scripts and styles, as they came over the line: compressed, with all heads. */
  readonly playerKB: number;
  readonly paperKB: number;
  /** It alone, measured. */
  readonly seconds: number;
  /** All candidates at once, by bytes and pace of the line. */
  readonly secondsOfAll: number;
}

/** Files that a page or a script names and that the browser fetches before the page runs. */
const NAMED = [
  /<script[^>]+src="([^"]+)"/g,
  /<link[^>]+rel="(?:modulepreload|stylesheet)"[^>]+href="([^"]+)"/g,
  /(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g,
];

/** Loads the player and the sealed paper once. Null where the client is not built. */
export async function loadCold(
  pool: Pool,
  line: NarrowLine,
  { caller }: Person,
  { candidates, kbits }: { candidates: number; kbits: number },
): Promise<Cold | null> {
  const get = async (path: string) => {
    const { statusCode, headers, body } = await pool.request({
      method: 'GET',
      path,
      headers: { cookie: caller.cookie(), 'accept-encoding': 'br, gzip' },
    });
    const bytes = Buffer.from(await body.arrayBuffer());
    if (statusCode !== 200 && statusCode !== 404) throw new Error(`${path}: ${statusCode}`);
    return { statusCode, text: () => unpacked(bytes, String(headers['content-encoding'])) };
  };
  const found = async (path: string) => {
    const answer = await get(path);
    if (answer.statusCode === 404) throw new Error(`${path}: 404`);
    return answer;
  };
  const seen = new Set<string>();
  async function load(path: string): Promise<void> {
    if (seen.has(path)) return;
    seen.add(path);
    const { text } = await found(path);
    if (!/(\.js|\/thi)$/.test(path)) return;
    const base = new URL(path, 'http://page');
    const named = NAMED.flatMap((pattern) => [...text().matchAll(pattern)].map(([, name = '']) => name));
    await Promise.all(named.map((name) => load(new URL(name, base).pathname)));
  }

  if ((await get('/thi')).statusCode === 404) {
    process.stderr.write('The client is not built (pnpm build): what a cold page loads is not measured.\n');
    return null;
  }
  const [from, before] = [performance.now(), line.bytes()];
  await load('/thi');
  const player = line.bytes() - before;
  await found(readSealedPaper.path);
  const all = line.bytes() - before;
  return {
    playerKB: round(player / 1_000),
    paperKB: round((all - player) / 1_000),
    seconds: round((performance.now() - from) / 1_000),
    secondsOfAll: Math.round((all * candidates) / (kbits * 125)),
  };
}

function unpacked(bytes: Buffer, encoding: string): string {
  const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
  return plain.toString();
}
