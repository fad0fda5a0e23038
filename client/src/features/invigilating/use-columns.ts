import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How many seats stand side by side in an empty row that the style sheet lays out as it does the rooms'. */
export function useColumns(): { readonly ruler: RefObject<HTMLDivElement | null>; readonly columns: number } {
  const ruler = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const row = ruler.current;
    if (!row) return;
    const count = () => setColumns(getComputedStyle(row).gridTemplateColumns.split(' ').length);
    count();
    const resized = new ResizeObserver(count);
    resized.observe(row);
    return () => resized.disconnect();
  }, []);
  return { ruler, columns };
}
