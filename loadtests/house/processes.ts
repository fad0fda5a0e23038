import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second for every program. */
const TICK_MICROSECONDS = 10_000;

/** Processor time that a process has used so far, its ended children included, in microseconds; 0 where /proc is missing. */
export function processorTime(pid: number): number {
  const fields = statOf(pid);
  // utime, stime, cutime, cstime: fields 14 to 17 of proc(5), counted behind the name.
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0) * TICK_MICROSECONDS;
}

/** Megabytes of a process that are in memory now; 0 where /proc is missing. */
export function residentMB(pid: number): number {
  try {
    const [, kB = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kB) / 1024);
  } catch {
    return 0;
  }
}

/** How many files and sockets this process, and those it starts, may have open; endless where /proc is missing. */
function openFilesAllowed(): number {
  try {
    const [, soft = ''] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return Number(soft) || Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** The children of a process that live now. */
export function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Files that a server has open besides its candidates' lines. */
const FILES_BESIDE = 300;

/** How many candidates may be connected to one server of this machine at once. */
export const mostConnected = (): number => openFilesAllowed() - FILES_BESIDE;
