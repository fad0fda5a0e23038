export async function writeReport(): Promise<number> {
  return 2;
}
