import { isResponse, isText, LONGEST_TEXT } from '../questions/keepable-response.ts';
import { isPartId } from '../questions/part-id.ts';
import type { LedgerEvent } from './events.ts';

type Check = (value: unknown) => boolean;

const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

const seq = whole(1, 1_000_000);
const at = whole(0, 8_640_000_000_000);
const item = matches(/^q\d{1,4}$/);
const place = whole(0, LONGEST_TEXT);

/** The fields of each kind besides `seq`, `at` and `kind`. */
const FIELDS: Readonly<Record<LedgerEvent['kind'], Readonly<Record<string, Check>>>> = {
  open: {},
  visit: { item },
  answer: { item, response: (value) => value === null || isResponse(value) },
  edit: {
    item,
    in: (value) =>
      value === undefined ||
      (Array.isArray(value) && (value.length === 1 || value.length === 2) && value.every(isPartId)),
    from: place,
    cut: place,
    put: (value) => isText(value),
  },
  flag: { item, on: (value) => typeof value === 'boolean' },
  play: { media: matches(/^[0-9a-f]{64}$/) },
  submit: {},
};

/**
 * Whether the server can keep this as an event: what the schema `LedgerEvent` says, without the library that reads schemas,
 * which an old school PC would have to load before its first question. A property holds the two together.
 */
export function isLedgerEvent(value: unknown): value is LedgerEvent {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as Readonly<Record<string, unknown>>;
  const { kind } = event;
  if (typeof kind !== 'string' || !Object.hasOwn(FIELDS, kind) || !seq(event.seq) || !at(event.at)) return false;
  const fields = FIELDS[kind as LedgerEvent['kind']];
  return (
    Object.keys(event).every((name) => ['seq', 'at', 'kind'].includes(name) || Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, isGood]) => isGood(event[name]))
  );
}
