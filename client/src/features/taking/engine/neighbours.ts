/** The pages of this browser that are open for the same candidate. */
export interface Neighbours {
  /** Gives `writer` to this page for as long as it lives; false where another living page has it. */
  hold(candidate: string, writer: string): Promise<boolean>;
  hasOthers(candidate: string): Promise<boolean>;
}

/** Locks die with their page, a crashed one too. They are missing where a school opens the page over http. */
export function pagesOfThisBrowser(): Neighbours {
  if (navigator.locks) return byLocks(navigator.locks);
  return 'BroadcastChannel' in globalThis ? byCalling(new BroadcastChannel('khaothi.pages')) : nobody;
}

/** A page that is reloaded or closed gives its lock back only a moment after the new one asks: on an old PC, two seconds. */
const RELOAD_MS = 2_000;
/** A page that hears no reply for so long is alone. */
const REPLY_MS = 300;

const prefixOf = (candidate: string) => `khaothi.page.${candidate}.`;

function byLocks(locks: LockManager): Neighbours {
  let own = '';
  return {
    hold(candidate, writer) {
      const name = prefixOf(candidate) + writer;
      return new Promise((resolve) => {
        locks
          .request(name, { signal: AbortSignal.timeout(RELOAD_MS) }, () => {
            own = name;
            resolve(true);
            // Never resolved: the lock is held until the page is gone.
            return new Promise(() => {});
          })
          .catch(() => resolve(false));
      });
    },
    async hasOthers(candidate) {
      // Where that cannot be told, nothing is done that only a page alone may do.
      const { held = [] } = await locks.query().catch(() => ({ held: [{ name: prefixOf(candidate) }] }));
      return held.some(({ name }) => name !== own && name?.startsWith(prefixOf(candidate)));
    },
  };
}

type Call = { readonly says: 'who' | 'here'; readonly page: string };

export function byCalling(channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>): Neighbours {
  let own: string | null = null;
  const heard = new Set<string>();
  channel.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    if (data.says === 'here') heard.add(data.page);
    else if (own !== null) channel.postMessage({ says: 'here', page: own } satisfies Call);
  });
  async function others(): Promise<string[]> {
    heard.clear();
    channel.postMessage({ says: 'who', page: '' } satisfies Call);
    await new Promise((resolve) => setTimeout(resolve, REPLY_MS));
    return [...heard].filter((page) => page !== own);
  }
  return {
    async hold(candidate, writer) {
      const name = prefixOf(candidate) + writer;
      if ((await others()).includes(name)) return false;
      own = name;
      return true;
    },
    hasOthers: async (candidate) => (await others()).some((page) => page.startsWith(prefixOf(candidate))),
  };
}

const nobody: Neighbours = { hold: async () => true, hasOthers: async () => false };
