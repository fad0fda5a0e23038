/** A visit that was let in; `leave` makes room for the next. */
export interface Visit {
  leave(): void;
}

/** A place in the queue: how many stand before it, and the number that keeps it. */
export interface Place {
  readonly ahead: number;
  readonly turn: number;
}

export interface Turnstile {
  /** Lets in, or gives a place; whoever comes again with its number keeps it. Numbers of another start are new here. */
  enter(turn: number | null): Visit | Place;
}

/** Called ones need a moment to come before others are called as well. */
const CALL_EVERY_MS = 100;

/**
 * Lets so many in at once and numbers the others in the order of their coming, so that a rush is served in order and each
 * hears honestly how many stand before. Nothing is kept for those who wait but a counter: a million may wait.
 * @param now milliseconds
 */
export function turnstile({ atOnce, now }: { atOnce: number; now: () => number }): Turnstile {
  let inside = 0;
  let issued = 0;
  /** Numbers up to this one may come in. */
  let called = 0;
  let calledAt = now();

  function callNext(): void {
    const at = now();
    const free = atOnce - inside;
    // Those that never come are passed over by the next call.
    if (free <= 0 || (at >= calledAt && at - calledAt < CALL_EVERY_MS)) return;
    calledAt = at;
    called = Math.min(issued, called + free);
  }

  function letIn(): Visit {
    inside += 1;
    let hasLeft = false;
    return {
      leave() {
        if (hasLeft) return;
        hasLeft = true;
        inside -= 1;
      },
    };
  }

  return {
    enter(turn) {
      callNext();
      const isKnown = turn !== null && turn >= 1 && turn <= issued;
      if (isKnown ? turn <= called : called === issued && inside < atOnce) return letIn();
      if (isKnown) return { ahead: turn - called - 1, turn };
      issued += 1;
      return { ahead: issued - called - 1, turn: issued };
    },
  };
}
