import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { sebLog } from 'shared/contracts/sebserver.ts';

/** A line of a client's log, as far as it concerns anybody here. */
export interface LogEntry {
  /** What it says of the client's state. */
  readonly says: 'battery' | 'wifi' | 'hand' | 'lock' | 'confirmed' | 'nothing';
  /** Percent for battery and Wi-Fi (null where there is none), the client's own number for hand, lock and confirmed. */
  readonly number: number | null;
  /** Without the tag, at most 1000 characters. */
  readonly text: string;
  /** How it is kept; null where it is not: clients write hundreds of lines that nobody reads. */
  readonly kept: 'warning' | 'error' | 'notice' | 'confirmed' | null;
}

const TAGS = { battery: 'battery', wlan: 'wifi', raisehand: 'hand', lockscreen: 'lock' } as const;
const KEPT = {
  UNKNOWN: null,
  DEBUG_LOG: null,
  INFO_LOG: null,
  WARN_LOG: 'warning',
  ERROR_LOG: 'error',
  NOTIFICATION: 'notice',
  NOTIFICATION_CONFIRMED: 'confirmed',
} as const;
const MOST_CHARACTERS = 1_000;
const INT32 = 2 ** 31;

/** Reads the protocol's text tags: "<battery> …", "<wlan> …", "<raisehand> …", "<lockscreen> …". */
export function readLogEntry({ type, text, numericValue }: BodyOf<typeof sebLog>): LogEntry {
  const [whole = '', tag = ''] = /^\s*<(battery|wlan|raisehand|lockscreen)>/.exec(text ?? '') ?? [];
  const says = type === 'NOTIFICATION_CONFIRMED' ? 'confirmed' : (TAGS[tag as keyof typeof TAGS] ?? 'nothing');
  const isPercent = says === 'battery' || says === 'wifi';
  return {
    says,
    number: numberOf(numericValue ?? null, isPercent ? 100 : INT32 - 1),
    text: (text ?? '').slice(whole.length).trim().slice(0, MOST_CHARACTERS),
    kept: KEPT[type],
  };
}

function numberOf(value: number | null, most: number): number | null {
  return value === null || !Number.isFinite(value) || value < 0 ? null : Math.min(Math.round(value), most);
}
