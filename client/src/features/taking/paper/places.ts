import { type AttemptState, responseTo } from 'shared/attempt/fold.ts';
import type { Paper } from 'shared/papers/paper.ts';
import type { Response, View } from 'shared/questions/registry.ts';
import type { Progress } from '../../../questions/player.ts';
import { playerOf } from '../../../questions/players.ts';
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

export function standingsOf(
  places: readonly Place[],
  state: AttemptState,
  drafts: Readonly<Record<string, Response | null>>,
): ReadonlyMap<string, Standing> {
  return new Map(
    places.map(({ id, view }) => [
      id,
      {
        progress: playerOf(view.kind).progress(view, shownResponse(state, drafts, id)),
        isFlagged: state.flagged[id] ?? false,
      },
    ]),
  );
}
