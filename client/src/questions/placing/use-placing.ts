import { type DragEvent, useState } from 'react';
import { placeToken } from './place-token.ts';

interface Given {
  readonly placed: Readonly<Record<string, string>>;
  readonly isLocked: boolean;
  readonly mostOf: (token: string) => number;
  readonly onPlaced: (placed: Record<string, string>) => void;
}

/**
 * Two ways into a gap, both for a finger, a mouse and the keyboard: the token first, then its gap, or the gap first, then its
 * token. A mouse may also drag.
 */
export function usePlacing({ placed, isLocked, mostOf, onPlaced }: Given) {
  const [held, setHeld] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);

  function put(token: string, place: string) {
    setHeld(null);
    setOpen(null);
    if (!isLocked) onPlaced(placeToken(placed, place, token, mostOf(token)));
  }
  function takeOut(place: string) {
    setOpen(null);
    const { [place]: _, ...others } = placed;
    if (!isLocked) onPlaced(others);
  }
  return {
    held,
    open,
    takeOut,
    pressToken(token: string) {
      if (isLocked) return;
      if (open !== null) put(token, open);
      else setHeld(held === token ? null : token);
    },
    pressPlace(place: string) {
      if (isLocked) return;
      if (held !== null) put(held, place);
      else setOpen(open === place ? null : place);
    },
    letGo() {
      setHeld(null);
      setOpen(null);
    },
    dragged: (token: string) => ({
      draggable: !isLocked,
      onDragStart(event: DragEvent) {
        event.dataTransfer.setData(TOKEN, token);
        event.dataTransfer.effectAllowed = 'move';
        setHeld(token);
      },
      onDragEnd: () => setHeld(null),
    }),
    droppable: (place: string) => ({
      onDragOver(event: DragEvent) {
        if (!isLocked && event.dataTransfer.types.includes(TOKEN)) event.preventDefault();
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        const token = event.dataTransfer.getData(TOKEN);
        if (token !== '') put(token, place);
      },
    }),
  };
}

export type PlacingHands = ReturnType<typeof usePlacing>;
const TOKEN = 'text/x-khaothi-token';
