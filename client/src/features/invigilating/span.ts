import { date, dateTime, time } from '../../i18n/format.ts';

interface Times {
  readonly startsAt: number;
  readonly endsAt: number;
}

const isOneDay = ({ startsAt, endsAt }: Times) => date(startsAt) === date(endsAt);

/** From when to when, with the day: "07:30–09:30, 09/11/2026". */
export function spanWithDay(times: Times): string {
  return isOneDay(times) ? `${shortSpan(times)}, ${date(times.startsAt)}` : shortSpan(times);
}

/** From when to when: "07:30–09:30"; with the days where there are two. */
export function shortSpan(times: Times): string {
  const said = isOneDay(times) ? time : dateTime;
  return `${said(times.startsAt)}–${said(times.endsAt)}`;
}
