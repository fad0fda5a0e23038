import type { Place } from './places.ts';

interface Cluster {
  readonly stimulus: string | undefined;
  readonly places: readonly Place[];
}

/** Neighbours that are about the same thing stand together; a question about nothing stands alone. */
export function clustersOf(places: readonly Place[]): Cluster[] {
  const clusters: { stimulus: string | undefined; places: Place[] }[] = [];
  for (const place of places) {
    const last = clusters.at(-1);
    if (last && last.stimulus !== undefined && last.stimulus === place.stimulus) last.places.push(place);
    else clusters.push({ stimulus: place.stimulus, places: [place] });
  }
  return clusters;
}
