import { language } from './language.ts';

/** Instants are UTC everywhere; people read them in Vietnam's time, wherever the browser stands. */
const ZONE = 'Asia/Ho_Chi_Minh';
type Instant = Date | string | number;

/** 8,25 · 1.234 (English: 8.25 · 1,234). At most `digits` decimals, none where the number is whole; `fixed` keeps them. */
export function number(
  value: number,
  { digits = 2, fixed = false }: { digits?: number; fixed?: boolean } = {},
): string {
  const format = new Intl.NumberFormat(language() === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: digits,
    minimumFractionDigits: fixed ? digits : 0,
  });
  // A value that rounds to nothing has no sign.
  return format.format(Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value);
}

/** 0.425 -> "42,5%". */
export function percent(share: number, digits = 1): string {
  return `${number(share * 100, { digits })}%`;
}

/** 23/11/2026, in both languages. */
export function date(instant: Instant): string {
  return parts(instant, { day: '2-digit', month: '2-digit', year: 'numeric' }).replaceAll('-', '/');
}

/** 10:42 */
export function time(instant: Instant): string {
  return parts(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** 10:42:07 */
export function timeWithSeconds(instant: Instant): string {
  return parts(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
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

function parts(instant: Instant, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: ZONE }).format(new Date(instant));
}
