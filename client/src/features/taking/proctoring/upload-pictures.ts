import type { Clock } from 'proctoring/signals/clock.ts';
import { REGULAR } from 'proctoring/signals/snapshot-taken/regular.ts';

/**
 * How an upload went: `later` where the line, the storage or the queue may be back soon; `never` where this picture was
 * refused; `notAllowed` where consent to the camera ended, and every other one would be; `waitMs` where the server saves
 * answers first and asks for it then.
 */
export type Uploaded = 'done' | 'later' | 'never' | 'notAllowed' | { readonly waitMs: number };

interface Waiting {
  readonly jpeg: Blob;
  readonly seq: number;
  readonly reason: string;
}

export interface PictureUploads {
  put(picture: Waiting): void;
  /** Pictures that are not up yet. */
  readonly waiting: () => number;
  stop(): void;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** About 6 MB of an old PC's memory. Beyond, the oldest regular picture goes first, never the last one of a signal. */
const MOST_WAITING = 120;

/**
 * Uploads pictures one after the other, and goes on trying while the page is open: a storage that is down for an hour costs
 * time, not pictures. What could never be uploaded keeps its committed hash, and the report counts it as missing.
 */
export function createPictureUploads({
  clock,
  upload,
}: {
  readonly clock: Clock;
  readonly upload: (picture: Waiting) => Promise<Uploaded>;
}): PictureUploads {
  let waiting: Waiting[] = [];
  let isUploading = false;
  let isStopped = false;
  let wait = FIRST_WAIT_MS;
  let cancel = () => {};

  async function next(): Promise<void> {
    const [first] = waiting;
    if (isUploading || isStopped || !first) return;
    isUploading = true;
    const went = await upload(first).catch(() => 'later' as const);
    isUploading = false;
    if (went === 'notAllowed') {
      isStopped = true;
      waiting = [];
      return;
    }
    if (typeof went === 'object') {
      cancel = clock.after(Math.min(went.waitMs, LONGEST_WAIT_MS), () => void next());
      return;
    }
    if (went !== 'later') {
      waiting = waiting.filter((one) => one !== first);
      wait = FIRST_WAIT_MS;
      return next();
    }
    cancel = clock.after(wait, () => void next());
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  return {
    put(picture) {
      if (isStopped) return;
      const before = waiting.length;
      waiting.push(picture);
      if (waiting.length > MOST_WAITING) {
        const regular = waiting.findIndex(({ reason }, index) => reason === REGULAR && index > 0);
        waiting.splice(regular > 0 ? regular : 1, 1);
      }
      if (before === 0) void next();
    },
    waiting: () => waiting.length,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
