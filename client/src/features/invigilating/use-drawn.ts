import { type RefObject, useEffect, useRef, useState } from 'react';

/** A room within so much of the window is drawn before its turn. */
const NEAR = '700px 0px';

/** Whether a room is drawn in full: from its turn on, or since it came near the window. */
export function useDrawn(isDue: boolean): { readonly place: RefObject<HTMLElement | null>; readonly isDrawn: boolean } {
  const place = useRef<HTMLElement>(null);
  const [wasNear, setWasNear] = useState(false);
  const isDrawn = isDue || wasNear;
  useEffect(() => {
    if (isDrawn || !place.current) return;
    const near = new IntersectionObserver((seen) => setWasNear(seen.some(({ isIntersecting }) => isIntersecting)), {
      rootMargin: NEAR,
    });
    near.observe(place.current);
    return () => near.disconnect();
  }, [isDrawn]);
  useEffect(() => {
    // Laid out now and not when it is scrolled into sight: reading a height inside does it.
    if (isDrawn) void place.current?.lastElementChild?.lastElementChild?.clientHeight;
  }, [isDrawn]);
  return { place, isDrawn };
}
