import type { Response } from '../questions/response.ts';
import { edited } from './edit.ts';
import type { LedgerEvent } from './events.ts';

/** What an attempt is, after any number of its events: the screen, the mark and the replay all read this. */
export interface AttemptState {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly flagged: Readonly<Record<string, true>>;
  /** How often each sound or film was begun, by the SHA-256 of its bytes. */
  readonly plays: Readonly<Record<string, number>>;
  /** The item last looked at. */
  readonly here: string | null;
  /** Instants in milliseconds since 1970, as the events say. */
  readonly openedAt: number | null;
  readonly submittedAt: number | null;
}

/** The saved record of a response. `response` is null where the candidate took an answer back. */
export interface Answer {
  readonly response: Response | null;
  readonly at: number;
  readonly seq: number;
  /** How often this item was answered, the first time included. */
  readonly revisions: number;
}

export const EMPTY_ATTEMPT: AttemptState = {
  answers: {},
  flagged: {},
  plays: {},
  here: null,
  openedAt: null,
  submittedAt: null,
};

/** No paper has more sounds and films; plays of yet another one are kept in the ledger and counted nowhere. */
const MOST_MEDIA = 500;

type Draft = { -readonly [Field in keyof AttemptState]: AttemptState[Field] } & {
  answers: Record<string, Answer>;
  flagged: Record<string, true>;
  plays: Record<string, number>;
};

/** One step, `state` left as it was. After `submit` nothing changes an answer any more: submitting seals. */
export function apply(state: AttemptState, event: LedgerEvent): AttemptState {
  if (state.submittedAt !== null) return state;
  const draft: Draft = { ...state };
  if (event.kind === 'answer' || event.kind === 'edit') draft.answers = { ...state.answers };
  if (event.kind === 'flag') draft.flagged = { ...state.flagged };
  if (event.kind === 'play') draft.plays = { ...state.plays };
  step(draft, event);
  return draft;
}

/** All steps, in a draft of its own: time grows with the number of events, not with its square. `from` is left as it was. */
export function fold(events: Iterable<LedgerEvent>, from: AttemptState = EMPTY_ATTEMPT): AttemptState {
  const draft: Draft = {
    ...from,
    answers: { ...from.answers },
    flagged: { ...from.flagged },
    plays: { ...from.plays },
  };
  for (const event of events) if (draft.submittedAt === null) step(draft, event);
  return draft;
}

function step(draft: Draft, event: LedgerEvent): void {
  switch (event.kind) {
    case 'open':
      draft.openedAt ??= event.at;
      break;
    case 'visit':
      draft.here = event.item;
      break;
    case 'answer':
      answer(draft, event, event.response);
      break;
    case 'edit': {
      // One that does not fit the text that stands there changes nothing, on every side alike.
      const response = edited(draft.answers[event.item]?.response ?? null, event);
      if (response !== null) answer(draft, event, response);
      break;
    }
    case 'flag':
      if (event.on) draft.flagged[event.item] = true;
      else delete draft.flagged[event.item];
      break;
    case 'play': {
      const before = draft.plays[event.media];
      if (before === undefined && Object.keys(draft.plays).length >= MOST_MEDIA) break;
      draft.plays[event.media] = (before ?? 0) + 1;
      break;
    }
    case 'submit':
      draft.submittedAt = event.at;
  }
}

function answer(draft: Draft, { item, at, seq }: AnswerEvent, response: Response | null): void {
  draft.answers[item] = { response, at, seq, revisions: (draft.answers[item]?.revisions ?? 0) + 1 };
}

type AnswerEvent = Extract<LedgerEvent, { kind: 'answer' | 'edit' }>;

/** The response that counts for an item, or null where there is none. */
export function responseTo(state: AttemptState, item: string): Response | null {
  return state.answers[item]?.response ?? null;
}
