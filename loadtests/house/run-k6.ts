export function runK6(..._: unknown[]): number {
  return 2;
}
