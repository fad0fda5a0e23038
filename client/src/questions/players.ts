import type { KindName, Response, View } from 'shared/questions/registry.ts';
import { compositePlayer } from './composite/player-side.ts';
import type { QuestionPlayer } from './player.ts';
import { simplePlayers } from './simple-players.ts';

/** Every kind; one without a player does not compile. */
const players = { ...simplePlayers, composite: compositePlayer } satisfies Readonly<Record<KindName, unknown>>;

/** The player of a question, for pages that treat all kinds alike. */
export function playerOf(kind: KindName): QuestionPlayer<View, Response> {
  return players[kind] as unknown as QuestionPlayer<View, Response>;
}

/** Every kind, by name. */
export const KINDS: readonly string[] = Object.keys(players);

/** What plays sounds and films. */
export const preloadPlayables = (): Promise<unknown> => import('../ui/Playable.tsx');

/** Brings the players of these kinds; rejects where one does not come. */
export async function preloadKinds(kinds: ReadonlySet<string>): Promise<void> {
  const wanted = Object.entries(players).filter(([kind]) => kinds.has(kind));
  await Promise.all(wanted.map(([, player]) => (player as Partial<QuestionPlayer<View, Response>>).preload?.()));
}
