import { Button } from '@mantine/core';
import { type CSSProperties, memo, useState } from 'react';
import type { BoardSeat } from 'shared/contracts/invigilation.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { IncidentDialog } from './incidents/IncidentDialog.tsx';
import { t as written } from './incidents/messages.ts';
import { t } from './messages.ts';
import { t as ofMinutes } from './minutes/messages.ts';
import { Seat } from './Seat.tsx';
import { useDrawn } from './use-drawn.ts';
import css from './wall.module.css';

interface Props {
  readonly sessionId: string;
  readonly roomId: string;
  readonly name: string;
  readonly school: string;
  /** The same list as long as nothing in it changed. */
  readonly seats: readonly BoardSeat[];
  /** How many seats stand side by side. */
  readonly columns: number;
  /** Its turn to be drawn in full has come. */
  readonly isDue: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (candidateId: string) => void;
  readonly onChoose: (candidateIds: readonly string[]) => void;
}

/**
 * One room of the wall. Away from the window the browser leaves its seats unlaid and unpainted (`content-visibility`), and still
 * finds them by a search in the page, by Tab and for a screen reader.
 */
export const RoomOfSeats = memo(function RoomOfSeats(props: Props) {
  const { sessionId, roomId, name, school, seats, columns, isDue, chosen, onToggle, onChoose } = props;
  useLanguage();
  const { place, isDrawn } = useDrawn(isDue);
  const [isWriting, setWriting] = useState(false);
  const rows = { '--rows': Math.ceil(seats.length / columns) } as CSSProperties;
  return (
    <section ref={place} className={css.room} style={rows} aria-label={t().room(name, school)}>
      <div className={css.head}>
        <h2>
          {name} <span>{school}</span>
        </h2>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChoose(seats.map(({ candidateId }) => candidateId))}
        >
          {t().chooseRoom}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => setWriting(true)}>
          {written().write}
        </Button>
        <ButtonLink variant="subtle" size="compact-sm" to={`/sessions/${sessionId}/rooms/${roomId}/minutes`}>
          {ofMinutes().open}
        </ButtonLink>
        {isWriting ? (
          <IncidentDialog sessionId={sessionId} scope={{ roomId }} whom={name} onClose={() => setWriting(false)} />
        ) : null}
      </div>
      <div className={css.seats}>
        {seats.map((seat) => (
          <Seat
            key={seat.candidateId}
            seat={seat}
            isDrawn={isDrawn}
            isChosen={chosen.has(seat.candidateId)}
            onToggle={onToggle}
          />
        ))}
      </div>
    </section>
  );
});
