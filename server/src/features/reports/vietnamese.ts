/** Numbers and dates as a Vietnamese reader writes them, for files that leave the house on paper or in Excel. */
const ZONE = 'Asia/Ho_Chi_Minh';

/** 8,25 · 1.234,5 · "–" where there is none. At most `digits` decimals; exactly so many where `fixed`. */
export function decimal(value: number | null, digits = 2, fixed = false): string {
  if (value === null) return '–';
  const shown = Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
  return new Intl.NumberFormat('vi-VN', {
    maximumFractionDigits: digits,
    minimumFractionDigits: fixed ? digits : 0,
  })
    .format(shown)
    .replace('-', '−');
}

/** 0.425 -> "42,5 %". */
export function percent(share: number | null, digits = 1): string {
  return share === null ? '–' : `${decimal(share * 100, digits)} %`;
}

/** 23/11/2026 in Vietnam. `instant`: milliseconds since 1970, UTC. */
export function date(instant: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(instant);
}

/** 10:42 23/11/2026 in Vietnam. */
export function dateTime(instant: number): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  return `${time} ${date(instant)}`;
}
