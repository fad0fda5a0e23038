import { type AttemptState, responseTo } from 'shared/attempt/fold.ts';
import type { Paper } from 'shared/papers/paper.ts';
import type { Response, View } from 'shared/questions/registry.ts';
import type { Progress } from '../../../questions/player.ts';
import { playerOf } from '../../../questions/players.ts';
import type { AttemptView } from '../engine/attempt-view.ts';
import { t } from '../messages.ts';

/** A question at its place in this candidate's paper. */
export interface Place {
  readonly id: string;
  readonly part: number;
  /** As printed: counts from 1 in each part. */
  readonly number: number;
  readonly view: View;
  /** What it is about, by its name in the paper's stimuli. */
  readonly stimulus?: string | undefined;
}

export function placesOf(paper: Paper): Place[] {
  return paper.parts.flatMap(({ part, items }) =>
    items.map(({ id, number, view, stimulus }) => ({ id, part, number, view, stimulus })),
  );
}

/** "Phần I, Câu 3"; a paper that does not open again names nothing. */
export function placeName(places: readonly Place[], item: string): string {
  const place = places.find(({ id }) => id === item);
  return place ? `${t().partName(place.part)}, ${t().questionName(place.number)}` : item;
}

/** What is shown as the answer: what is being typed, else what was recorded. */
export function shownResponse(
  state: AttemptState,
  drafts: Readonly<Record<string, Response | null>>,
  item: string,
): Response | null {
  return item in drafts ? (drafts[item] ?? null) : responseTo(state, item);
}

export interface Standing {
  readonly progress: Progress;
  readonly isFlagged: boolean;
}

/**
 * How each question stands, by its id; the same map until one of them stands otherwise. Looks again only at a question whose
 * answer is another than at the last look: with each key of an essay all of them are asked.
 */
export function createStandings(places: readonly Place[]) {
  const seen = new Map<string, Standing & { readonly response: Response | null }>();
  let map: ReadonlyMap<string, Standing> = new Map();
  /** True where it stands otherwise than at the last look. */
  const look = ({ id, view }: Place, response: Response | null, isFlagged: boolean): boolean => {
    const before = seen.get(id);
    if (before && before.response === response && before.isFlagged === isFlagged) return false;
    const isSameAnswer = before !== undefined && before.response === response;
    const progress = isSameAnswer ? before.progress : playerOf(view.kind).progress(view, response);
    seen.set(id, { progress, isFlagged, response });
    return before?.progress !== progress || before.isFlagged !== isFlagged;
  };
  return ({ attempt, drafts }: Pick<AttemptView, 'attempt' | 'drafts'>): ReadonlyMap<string, Standing> => {
    const changed = places.filter((place) =>
      look(place, shownResponse(attempt, drafts, place.id), attempt.flagged[place.id] ?? false),
    );
    if (changed.length > 0) map = new Map(seen);
    return map;
  };
}
