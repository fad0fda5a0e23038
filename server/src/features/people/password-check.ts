import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2 works on Node's four threads: one stays free for files. */
const AT_ONCE = 3;
/** A verification takes some tens of milliseconds: who stands behind so many waits seconds already. */
const MOST_WAITING = 100;

// Verified where no account has the name, so that a wrong name takes as long as a wrong password.
const nobody = hash(randomBytes(16));

let working = 0;
const waiting: (() => void)[] = [];

/**
 * Whether this is the password behind an Argon2 hash; null stands for no account and is never right. Few are verified at
 * once and few wait, so that a rush of sign-ins costs neither the memory nor the threads that answers are saved with;
 * returns null, at once, where too many wait already.
 */
export async function passwordIsRight(passwordHash: string | null, password: string): Promise<boolean | null> {
  if (working >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return null;
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else working += 1;
  try {
    return (await verify(passwordHash ?? (await nobody), password)) && passwordHash !== null;
  } finally {
    // The place goes to who waits longest, without being free in between.
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  }
}
