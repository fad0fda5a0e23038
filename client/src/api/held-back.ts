/** Milliseconds after which a server that saves answers first asks for it again; null for any other refusal. */
export function heldBackMs({
  code,
  details,
}: {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}): number | null {
  const { waitMs } = details;
  return code === 'heldBack' && typeof waitMs === 'number' && waitMs >= 0 ? waitMs : null;
}
