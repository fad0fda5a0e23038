import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import { type Random, shuffle } from 'shared/papers/random.ts';
import type { Definition, Response } from 'shared/questions/registry.ts';
import { kindOf } from 'shared/questions/registry.ts';

/** An invented pupil sitting an invented exam: what they answer follows the Rasch model. */
export interface Sitting {
  readonly attempt: string;
  /** Ability in logits; the class mean is about 0. */
  readonly ability: number;
  readonly items: readonly { id: string; definition: Definition; difficulty: number }[];
  /** When the paper was opened, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly submits: boolean;
}

/** The ledger of a sitting: opens, answers nearly all items, changes some, hands in. */
export function sit(random: Random, { attempt, ability, items, startedAt, submits }: Sitting) {
  let at = startedAt;
  const said: ({ kind: 'open' | 'submit' } | { kind: 'answer'; item: string; response: Response })[] = [
    { kind: 'open' },
  ];
  for (const { id, definition, difficulty } of items) {
    if (random() < 0.04) continue;
    const isRight = random() < 1 / (1 + Math.exp(difficulty - ability));
    if (random() < 0.12) said.push({ kind: 'answer', item: id, response: wrong(random, definition) });
    said.push({ kind: 'answer', item: id, response: isRight ? right(definition) : wrong(random, definition) });
  }
  if (submits) said.push({ kind: 'submit' });
  const events = said.map((event, index): LedgerEvent => {
    at += Math.round(20_000 + random() * 180_000);
    return { ...event, seq: index + 1, at };
  });
  return chain(genesis(attempt), events);
}

/** What the key says; of what a person marks, a few words. */
const right = (definition: Definition): Response =>
  kindOf(definition.kind).correctResponse(definition) ?? 'Em trình bày như sau: …';

function wrong(random: Random, definition: Definition): Response {
  switch (definition.kind) {
    case 'choice': {
      const others = definition.options.filter(({ id }) => id !== definition.key);
      return others[Math.floor(random() ** 1.7 * others.length)]?.id ?? '';
    }
    case 'trueFalseGroup':
      return Object.fromEntries(
        definition.statements.map(({ id, key }) => [id, random() < 0.55 ? key === true : key !== true]),
      );
    case 'shortAnswer':
      return String(Math.floor(random() * 40));
    default:
      return spoilt(random, right(definition));
  }
}

/** A right answer with something of it left out or changed, whatever it is made of. */
function spoilt(random: Random, response: Response): Response {
  if (Array.isArray(response)) return response.length > 1 ? shuffle(random, response as string[]) : [];
  if (typeof response === 'object') {
    const parts = Object.entries(response).filter(() => random() < 0.6);
    return Object.fromEntries(parts) as Response;
  }
  return typeof response === 'string' ? `${response.slice(1)} …` : response;
}
