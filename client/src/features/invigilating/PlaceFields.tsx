import { NativeSelect, NumberInput } from '@mantine/core';
import type { Board } from 'shared/contracts/invigilation.ts';
import css from './act-dialog.module.css';
import { t } from './messages.ts';
import { firstFreeSeat, takenSeats } from './places.ts';

/** A room and a seat in it; `seat` is null while none is free or typed. */
export interface Place {
  readonly roomId: string;
  readonly seat: number | null;
}

interface Props {
  readonly board: Board;
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

/** Where somebody moves to: the first free seat of the room is offered. */
export function PlaceFields({ board, place, onChange }: Props) {
  const isTaken = place.seat !== null && takenSeats(board, place.roomId).has(place.seat);
  const room = board.rooms.find(({ id }) => id === place.roomId);
  return (
    <div className={css.place}>
      <NativeSelect
        label={t().toRoom}
        size="md"
        value={place.roomId}
        onChange={({ currentTarget: { value } }) => onChange({ roomId: value, seat: firstFreeSeat(board, value) })}
        data={board.rooms.map(({ id, name, school }) => ({ value: id, label: t().room(name, school) }))}
      />
      <NumberInput
        label={t().toSeat}
        size="md"
        min={1}
        max={room?.seats ?? 1}
        clampBehavior="strict"
        allowDecimal={false}
        value={place.seat ?? ''}
        error={isTaken ? t().seatTaken : undefined}
        onChange={(seat) => onChange({ ...place, seat: typeof seat === 'number' ? seat : null })}
      />
    </div>
  );
}
