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

/**
 * Brings the players that come later, and what plays sounds, ahead of the paper: the line may be down when a question needs
 * them. What does not come now is tried again when it is needed.
 */
export async function preloadPlayers(): Promise<void> {
  const all = Object.values(players) as readonly Partial<QuestionPlayer<View, Response>>[];
  await Promise.allSettled([...all.map(({ preload }) => preload?.()), import('../ui/Playable.tsx')]);
}
