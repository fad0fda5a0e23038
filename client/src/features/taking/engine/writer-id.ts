import { base64url } from 'shared/attempt/chain.ts';
import { type Neighbours, pagesOfThisBrowser } from './neighbours.ts';

/** The name under which a page writes. */
export interface Writer {
  readonly name: string;
  /** The machine, to the server: pages with the same name hand the pen to each other freely. Told to nobody else. */
  readonly device: string;
  /** True where no other page of this browser is open for the candidate: what lies on the shelf is then nobody else's. */
  readonly isAlone: boolean;
  /** This page holds the pen: whoever comes back here after a crash goes on under its name. */
  remember(): void;
}

const keyOf = (candidate: string) => `khaothi.writer.${candidate}`;
/** One for each candidate: nobody learns from it which pupils sat at one computer. */
const deviceKeyOf = (candidate: string) => `khaothi.device.${candidate}`;

/**
 * A reload, a crash and a power cut go on under the name that wrote last on this machine, so that nobody has to take over
 * from themselves; only while another living page has that name does this one get a new name, and watches.
 */
export async function claimWriter(
  candidate: string,
  { neighbours, storage }: { neighbours: Neighbours; storage: Pick<Storage, 'getItem' | 'setItem'> },
): Promise<Writer> {
  const known = quietly(() => storage.getItem(keyOf(candidate)));
  let name = known ?? newName();
  if (!(await neighbours.hold(candidate, name))) {
    name = newName();
    await neighbours.hold(candidate, name);
  }
  const device = quietly(() => storage.getItem(deviceKeyOf(candidate))) ?? newName();
  quietly(() => storage.setItem(deviceKeyOf(candidate), device));
  return {
    name,
    device,
    isAlone: !(await neighbours.hasOthers(candidate)),
    remember: () => quietly(() => storage.setItem(keyOf(candidate), name)),
  };
}

const newName = () => base64url(crypto.getRandomValues(new Uint8Array(12)));

/** A browser that refuses storage gives every load a new name. */
function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

const claimed = new Map<string, Promise<Writer>>();

/** One name for each candidate as long as this page lives, however often the paper is opened. */
export function writerOfThisPage(candidate: string): Promise<Writer> {
  const known =
    claimed.get(candidate) ?? claimWriter(candidate, { neighbours: pagesOfThisBrowser(), storage: lasting });
  claimed.set(candidate, known);
  return known;
}

/** Looked up at each use: where storage is forbidden, even naming `localStorage` throws. */
const lasting = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem: (key: string, value: string) => localStorage.setItem(key, value),
};
