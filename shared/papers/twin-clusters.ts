/** Clusters of ids that grow as they are joined: twins, and twins of twins, stand in one (union-find with path halving). */
export function clustering(ids: readonly string[]) {
  const parent = new Map(ids.map((id) => [id, id]));
  const above = (id: string) => parent.get(id) ?? id;
  const rootOf = (id: string): string => {
    let at = id;
    while (above(at) !== at) {
      parent.set(at, above(above(at)));
      at = above(at);
    }
    return at;
  };
  return {
    areJoined: (one: string, other: string) => rootOf(one) === rootOf(other),
    /** Ids that it does not know are passed over. */
    join(one: string, other: string): void {
      if (parent.has(one) && parent.has(other)) parent.set(rootOf(one), rootOf(other));
    },
    /** The same number for what stands in one cluster. */
    numbers(): Map<string, number> {
      const known = new Map<string, number>();
      return new Map(
        ids.map((id) => {
          const root = rootOf(id);
          const number = known.get(root) ?? known.size;
          known.set(root, number);
          return [id, number];
        }),
      );
    },
  };
}

/** Numbers the clusters that pairs of twins join the ids to. */
export function clustersOf(ids: readonly string[], pairs: Iterable<readonly [string, string]>): Map<string, number> {
  const clusters = clustering(ids);
  for (const [one, other] of pairs) clusters.join(one, other);
  return clusters.numbers();
}
