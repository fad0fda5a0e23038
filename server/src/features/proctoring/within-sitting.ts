interface Times {
  /** Unix ms. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/**
 * The times of a signal, moved into the time in which it can have been seen: from the beginning of the attempt to its
 * arrival. A computer's wrong date then neither lets a signal fade at once nor keeps it fresh for hours. Lengths stay.
 */
export function withinSitting(told: Times, { from, to }: { from: number; to: number }): Times {
  const end = told.endedAt ?? told.startedAt;
  const length = Math.max(0, end - told.startedAt);
  const startedAt = Math.max(Math.min(end, to) - length, Math.min(from, to));
  return { startedAt, endedAt: told.endedAt === null ? null : Math.min(startedAt + length, to) };
}
