import type { Around } from '../detector.ts';

/** False where the browser shows no new frames (a page behind another): the picture then stands still for no one's doing. */
export function isDelivering({ camera }: Around): boolean {
  return camera?.isDelivering !== false;
}
