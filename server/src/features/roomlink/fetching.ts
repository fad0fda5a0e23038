import type { Parcel } from 'shared/contracts/room-parcel.ts';
import type { Deps } from '../../deps.ts';
import { ProvinceRefused } from './ask-province.ts';
import { type HalfLedgers, keepLedger } from './keep-ledger.ts';
import { keepPaper, type WantedPaper } from './keep-paper.ts';
import { keepParcel, type Source } from './keep-parcel.ts';
import { candidatesElsewhere } from './queries.ts';

/** What the rooms of a home need from the province. It comes a piece at a time: an answer waits for one piece and no more. */
interface Fetching {
  /** Asks who sits there; what is missing then comes by `next`. */
  renew(): Promise<Parcel>;
  /** Fetches one piece: of a ledger that is taken over, else of a paper. False where nothing is missing. */
  next(): Promise<boolean>;
}

export function createFetching(deps: Pick<Deps, 'db' | 'bus' | 'blobs' | 'secrets' | 'now'>, from: Source): Fetching {
  const half: HalfLedgers = new Map();
  const whole = new Set<string>();
  let ledgers: string[] = [];
  let papers: WantedPaper[] = [];

  async function ledger(candidateId: string): Promise<boolean> {
    try {
      return await keepLedger(deps, from, { candidateId, half });
    } catch (error) {
      // Somebody goes on with it at the province, or it has ended.
      if (error instanceof ProvinceRefused && error.code === 'sitsElsewhere') return true;
      throw error;
    }
  }

  async function paper(wanted: WantedPaper): Promise<boolean> {
    const isWhole = await keepPaper(deps, from, wanted);
    if (isWhole) whole.add(wanted.contentHash);
    return isWhole;
  }

  return {
    async renew() {
      const parcel = await keepParcel(deps, from);
      const { id: examId, forms } = parcel.exam;
      const elsewhere = await candidatesElsewhere(deps.db, parcel.session.id);
      ledgers = parcel.candidates
        .filter(({ id, begun }) => begun?.mayTakeOver && elsewhere.has(id))
        .map(({ id }) => id);
      papers = forms.filter(({ contentHash }) => !whole.has(contentHash)).map((form) => ({ examId, ...form }));
      return parcel;
    },
    async next() {
      if (ledgers.length > 0) return piece(ledgers, ledger);
      return papers.length > 0 ? piece(papers, paper) : false;
    },
  };
}

/** One piece of the first; what does not come stands behind the others. */
async function piece<One>(queue: One[], fetch: (one: One) => Promise<boolean>): Promise<true> {
  const [first] = queue.splice(0, 1) as [One];
  try {
    if (!(await fetch(first))) queue.unshift(first);
    return true;
  } catch (error) {
    queue.push(first);
    throw error;
  }
}
