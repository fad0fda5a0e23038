import { language } from './language.ts';

/** Instants are UTC everywhere; people read them in Vietnam's time, wherever the browser stands: seven hours on since 1975, the year round. */
const AHEAD_MS = 7 * 3_600_000;
type Instant = Date | string | number;

/**
 * 8,25 · 1.234 (English: 8.25 · 1,234). At most `digits` decimals, none where the number is whole; `fixed` keeps them.
 * Written by hand: the browser's own formats cost a school's old PC a fifth of a second before the first question.
 */
export function number(
  value: number,
  { digits = 2, fixed = false }: { digits?: number; fixed?: boolean } = {},
): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value);
  const [point, group] = language() === 'vi' ? [',', '.'] : ['.', ','];
  const [whole = '', decimals = ''] = rounded(Math.abs(value), digits).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const kept = fixed ? decimals : decimals.replace(/0+$/, '');
  const size = kept === '' ? grouped : `${grouped}${point}${kept}`;
  // A value that rounds to nothing has no sign.
  return value < 0 && /[1-9]/.test(size) ? `-${size}` : size;
}

/** To the nearest as the value is written, not as it is kept: 1.005 is 1,01, though in binary it lies a little below. */
function rounded(size: number, digits: number): number {
  const written = String(size);
  return size > 1e15 || written.includes('e')
    ? size
    : Number(`${Math.round(Number(`${written}e${digits}`))}e-${digits}`);
}

/** 0.425 -> "42,5%". */
export function percent(share: number, digits = 1): string {
  return `${number(share * 100, { digits })}%`;
}

/** 23/11/2026, in both languages. */
export function date(instant: Instant): string {
  const { day, month, year } = partsOf(instant);
  return `${day}/${month}/${year}`;
}

/** 10:42 */
export function time(instant: Instant): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** 10:42:07 */
export function timeWithSeconds(instant: Instant): string {
  return `${time(instant)}:${partsOf(instant).second}`;
}

/** 10:42 23/11/2026 */
export function dateTime(instant: Instant): string {
  return `${time(instant)} ${date(instant)}`;
}

/** 10:42 on the day of `near`, on another day with its date: 10:42 24/11/2026. */
export function timeNear(instant: Instant, near: Instant): string {
  return date(instant) === date(near) ? time(instant) : dateTime(instant);
}

/** What is left on a clock: 1:29:05, 29:05, 0:07; from two days on in words. Never negative. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours >= 48) return duration(whole);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A length of time in words: "1 giờ 30 phút", "45 phút", "20 giây"; from two days on "3 ngày 4 giờ". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [day, hour, minute, second] = language() === 'vi' ? ['ngày', 'giờ', 'phút', 'giây'] : ['d', 'h', 'min', 's'];
  if (whole < 60) return `${whole} ${second}`;
  const hours = Math.floor(whole / 3600);
  if (hours >= 48)
    return [`${Math.floor(hours / 24)} ${day}`, hours % 24 > 0 ? `${hours % 24} ${hour}` : '']
      .filter(Boolean)
      .join(' ');
  const minutes = Math.round((whole % 3600) / 60);
  return [hours > 0 ? `${hours} ${hour}` : '', minutes > 0 ? `${minutes} ${minute}` : ''].filter(Boolean).join(' ');
}

/** @throws RangeError where it is no instant */
function partsOf(instant: Instant) {
  const there = new Date(new Date(instant).getTime() + AHEAD_MS).toISOString();
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = there.split(/[-T:.]/);
  return { year, month, day, hour, minute, second };
}
