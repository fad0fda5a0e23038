import { Counter, Gauge, Trend } from 'k6/metrics';

/** Acts that the day measures, acknowledged. */
const acknowledged = new Counter('acknowledged');
/** Milliseconds from sending to the acknowledgement. */
const receiptTime = new Trend('receipt_time', true);
/** From the day's own beginning (a bell, the last minute) to an acknowledgement. */
const sinceBegin = new Trend('since_begin', true);
/** Who was told to wait for a turn, and how long until it came. */
const waited = new Counter('waited');
const waitTime = new Trend('wait_time', true);
/** The clock at sending and at acknowledgement: its least and its most are the measured time. */
const moments = new Gauge('moments');
/** Forms that the server counts more at the end than at the beginning. */
export const held = new Counter('held');
/** Acknowledged and not given back by the server afterwards. */
export const lost = new Counter('lost');
/** Candidates who came to the end of their script: k6 counts an iteration that threw as one that ended. */
export const through = new Counter('through');

/** Takes note of an acknowledged act. `begin` is when the day began, where everything counts from one instant. */
export function measured(sentAt: number, begin?: number): void {
  const now = Date.now();
  acknowledged.add(1);
  receiptTime.add(now - sentAt);
  moments.add(sentAt);
  moments.add(now);
  if (begin !== undefined) sinceBegin.add(now - begin);
}

/** Takes note of how long an act waited for its turn. */
export function queued(waitedMs: number): void {
  if (waitedMs === 0) return;
  waited.add(1);
  waitTime.add(waitedMs);
}
