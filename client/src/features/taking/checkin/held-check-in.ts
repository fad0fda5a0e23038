import type { CheckedIn } from './run-check-in.ts';

/** The exam begins within so long after the lobby, or the camera goes off. */
const HELD_MS = 20_000;

let held: { readonly candidateId: string; readonly checkedIn: CheckedIn } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps an open camera and vision for the exam of this candidate that begins now. */
export function holdCheckIn(candidateId: string, checkedIn: CheckedIn): void {
  dropCheckIn();
  held = { candidateId, checkedIn };
  timer = setTimeout(dropCheckIn, HELD_MS);
}

/** What the lobby left for this candidate's exam, once. What it left for somebody else is closed. */
export function takeCheckIn(candidateId: string): CheckedIn | null {
  if (held && held.candidateId !== candidateId) dropCheckIn();
  const taken = held?.checkedIn ?? null;
  held = null;
  clearTimeout(timer);
  return taken;
}

/** Closes what nobody took: another candidate sits down, or no exam began. */
export function dropCheckIn(): void {
  const left = held?.checkedIn;
  held = null;
  clearTimeout(timer);
  left?.camera.close();
  left?.vision.close();
}
