import { useEffect, useState } from 'react';

/** A save that takes less is not worth a flicker. */
export const CALM_MS = 1_500;

/** True once `is` has been true for `ms` without a break; false at once. */
export function useLasting(is: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!is) return setLasts(false);
    const timer = setTimeout(() => setLasts(true), ms);
    return () => clearTimeout(timer);
  }, [is, ms]);
  return lasts;
}
