import { laneOf } from '../db/gather.ts';

/** A visit that was let in; `leave` makes room for the next. */
export interface Visit {
  leave(): void;
}

/** A place in the queue: how many stand before it, and the number that keeps it on every node. */
export interface Place {
  readonly ahead: number;
  readonly turn: number;
}

export interface Turnstile {
  /** Lets in, or gives a place; whoever comes again with its number keeps it. Numbers that were never given are new here. */
  enter(turn: number | null): Promise<Visit | Place>;
}

/** How a queue stands on all nodes together: how many numbers were given, and up to which one they may come in. */
export interface Standing {
  readonly issued: number;
  readonly called: number;
}

/**
 * Those called come when they ask next, many in one moment. So many times as many as may be inside wait at the door itself and go
 * in as others leave: sent away they would all be back in the same moment, and nobody inside until then.
 */
const AT_THE_DOOR = 4;
/** A page gives a request up after a while and would come anew, behind all others: it hears its number again before. */
const DOOR_MS = 2_000;

/** Called ones need a moment to come before others are called as well; and for so long a look at the queue is fresh. */
const CALL_EVERY_MS = 100;

/**
 * Lets so many in at once and numbers the others in the order of their coming, so that a rush is served in order and each
 * hears honestly how many stand before, whichever node is asked. Nothing is kept for those who wait but two counters: a million
 * may wait. While nobody waits, nobody is counted.
 * @param now milliseconds
 * @param move gives out so many numbers more and calls so many more, as far as there are, for all nodes; and how it stands then
 */
export function turnstile({
  atOnce,
  now,
  move,
}: {
  atOnce: number;
  now: () => number;
  move: (by: { numbers: number; calls: number }) => Promise<Standing>;
}): Turnstile {
  let inside = 0;
  const atTheDoor = new Set<() => void>();
  /** Those who wait to hear their number: whoever comes now does not pass them. */
  let asking = 0;
  let standing: Standing = { issued: 0, called: 0 };
  let calledAt = now();
  let lookedAt = Number.NEGATIVE_INFINITY;

  function isPast(instant: number): boolean {
    const at = now();
    return at < instant || at - instant >= CALL_EVERY_MS;
  }

  async function look(numbers: number): Promise<Standing> {
    // Those that never come are passed over by the next call.
    const calls = isPast(calledAt) ? Math.max(0, atOnce - inside - atTheDoor.size) : 0;
    if (calls > 0) calledAt = now();
    const moved = await move({ numbers, calls });
    lookedAt = now();
    const { issued, called } = standing;
    standing = { issued: Math.max(issued, moved.issued), called: Math.max(called, moved.called) };
    return moved;
  }

  /** What many ask in one moment is one look, and their numbers follow one another. */
  const ask = laneOf(async (turns: readonly (number | null)[]) => {
    const newcomers = turns.filter((turn) => turn === null).length;
    const first = await look(newcomers);
    const given = first.issued - newcomers;
    const isStranger = (turn: number | null) => turn !== null && turn > given;
    const strangers = turns.filter(isStranger).length;
    const second = strangers > 0 ? await look(strangers) : first;
    let [next, nextOfStrangers] = [given, second.issued - strangers];
    return turns.map((turn) => {
      if (turn === null) return enterBy(++next);
      return enterBy(isStranger(turn) ? ++nextOfStrangers : turn);
    });
  });

  function enterBy(turn: number): Place | Visit | Promise<Place | Visit> {
    if (turn > standing.called) return { ahead: turn - standing.called - 1, turn };
    if (inside < atOnce) return letIn();
    if (atTheDoor.size >= atOnce * AT_THE_DOOR) return { ahead: 0, turn };
    return new Promise((resolve) => {
      const goIn = () => {
        clearTimeout(patience);
        atTheDoor.delete(goIn);
        resolve(letIn());
      };
      const patience = setTimeout(() => {
        atTheDoor.delete(goIn);
        resolve({ ahead: 0, turn });
      }, DOOR_MS);
      atTheDoor.add(goIn);
    });
  }

  function letIn(): Visit {
    inside += 1;
    let hasLeft = false;
    return {
      leave() {
        if (hasLeft) return;
        hasLeft = true;
        inside -= 1;
        const [first] = atTheDoor;
        first?.();
      },
    };
  }

  return {
    async enter(said) {
      const turn = Number.isSafeInteger(said) && Number(said) > 0 ? said : null;
      const { issued, called } = standing;
      if (turn === null && asking === 0 && called >= issued && inside < atOnce) return letIn();
      if (turn !== null && (turn <= called || (turn <= issued && !isPast(lookedAt)))) return enterBy(turn);
      asking += 1;
      try {
        return await ask(turn);
      } finally {
        asking -= 1;
      }
    },
  };
}
