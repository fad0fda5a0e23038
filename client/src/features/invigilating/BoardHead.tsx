import { Button, NativeSelect } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { memo, useEffect, useState } from 'react';
import type { Board, BoardSeat } from 'shared/contracts/invigilation.ts';
import { clock, timeNear } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { TextLink } from '../../ui/links.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { AnswerFileDialog } from './AnswerFileDialog.tsx';
import { hasHandUp } from './attention.ts';
import css from './board-head.module.css';
import type { LineState } from './board-line.ts';
import { countFaces, FACES, lastDeadline } from './counts.ts';
import { FACE_SHAPES } from './face-shapes.ts';
import { LockedPapers } from './LockedPapers.tsx';
import { t } from './messages.ts';
import { RoomLink } from './RoomLink.tsx';
import { type ScopeChoice, schoolChoice, schoolsOf } from './scope.ts';
import { shortSpan } from './span.ts';
import { useServerNow } from './use-server-now.ts';

interface Props {
  readonly board: Board;
  /** Those that are shown. */
  readonly seats: readonly BoardSeat[];
  readonly line: LineState;
  /** A room, or all of a school; null: every room. */
  readonly room: ScopeChoice | null;
  readonly onRoom: (room: ScopeChoice | null) => void;
}

/** Which session, how long it still lasts, whether the figures are live, and how many are in which state. */
export function BoardHead({ board, seats, line, room, onRoom }: Props) {
  const { session, rooms } = board;
  useEffect(() => {
    document.title = `${session.title} · Khảo Thí`;
  }, [session.title]);
  return (
    <div className={css.head}>
      <div className={css.row}>
        <h1 className={css.title}>
          <TextLink to="/invigilating" className={css.back}>
            {t().title}
          </TextLink>
          <span aria-hidden="true"> › </span>
          {session.title}
        </h1>
        <span className={line === 'down' ? css.down : css.exam} role="status">
          {line === 'down'
            ? t().downHint(timeNear(board.now, Date.now()))
            : `${session.examTitle} · ${shortSpan(session)}`}
        </span>
        <Countdown board={board} seats={seats} />
        <LinePill line={line} closed={session.closed} />
        <Roads session={session} rooms={rooms} room={room} onRoom={onRoom} />
      </div>
      {session.closed ? null : <LockedPapers sessionId={session.id} />}
      <Counts seats={seats} />
      {line === 'refused' ? (
        <p className={css.refused} role="alert">
          {t().refused}
        </p>
      ) : null}
    </div>
  );
}

/** What leads on from here, and which room is shown. Not drawn again with each answer: fifty rooms are a long list. */
const Roads = memo(function Roads({
  session,
  rooms,
  room,
  onRoom,
}: Pick<Board, 'session' | 'rooms'> & Pick<Props, 'room' | 'onRoom'>) {
  useLanguage();
  const [isTaking, setIsTaking] = useState(false);
  const schools = schoolsOf({ rooms });
  return (
    <>
      {isTaking ? <AnswerFileDialog sessionId={session.id} onClose={() => setIsTaking(false)} /> : null}
      <RoomLink />
      <Button variant="default" size="compact-sm" onClick={() => setIsTaking(true)}>
        {t().answerFile.open}
      </Button>
      {session.security === 'seb' ? (
        <TextLink to={`/sessions/${session.id}/secure-browser`} className={css.back}>
          {t().secureBrowser}
        </TextLink>
      ) : null}
      {session.security === 'page' || session.proctoring > 0 ? (
        <TextLink to={`/sessions/${session.id}/page-lock`} className={css.back}>
          {t().accommodations}
        </TextLink>
      ) : null}
      {rooms.length > 1 ? (
        <NativeSelect
          size="sm"
          className={css.rooms}
          aria-label={t().allRooms}
          value={room ?? ''}
          onChange={(event) => onRoom(event.currentTarget.value || null)}
          data={[
            { value: '', label: t().allRooms },
            ...(schools.length > 1 ? schools.map(({ id, name }) => ({ value: schoolChoice(id), label: name })) : []),
            ...rooms.map(({ id, name, school }) => ({ value: id, label: t().room(name, school) })),
          ]}
        />
      ) : null}
    </>
  );
});

const LINE_TONES: Readonly<Record<LineState, Tone>> = {
  connecting: 'plain',
  live: 'good',
  down: 'attention',
  refused: 'danger',
};

function LinePill({ line, closed }: { line: LineState; closed: boolean }) {
  if (closed) return <Pill>{t().closed}</Pill>;
  return <Pill tone={LINE_TONES[line]}>{t()[line === 'refused' ? 'down' : line]}</Pill>;
}

function Countdown({ board: { session, now: said }, seats }: { board: Board; seats: readonly BoardSeat[] }) {
  const now = useServerNow(said);
  if (session.closed) return null;
  const seconds = (until: number) => clock((until - now) / 1000);
  if (now < session.startsAt) return <span className={css.clock}>{t().startsIn(seconds(session.startsAt))}</span>;
  const deadline = lastDeadline(seats);
  if (deadline === null) return null;
  return (
    <span className={css.clock}>
      {t().endsIn(seconds(deadline))}
      <span className={css.until}> · {t().endsAt(timeNear(deadline, now))}</span>
    </span>
  );
}

function Counts({ seats }: { seats: readonly BoardSeat[] }) {
  const counts = countFaces(seats);
  const hands = seats.filter(hasHandUp).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and has to be reached by the keyboard.
    <ul className={css.counts} aria-label={t().counts} tabIndex={0}>
      <li className={hands > 0 ? css.hands : css.none}>
        <IconHandStop size={16} aria-hidden="true" />
        <strong>{hands}</strong> {t().handsUp}
      </li>
      {FACES.map((face) => {
        const Shape = FACE_SHAPES[face];
        return (
          <li key={face} className={counts[face] > 0 ? css[face] : css.none}>
            <Shape size={16} aria-hidden="true" />
            <strong>{counts[face]}</strong> {t().faces[face]}
          </li>
        );
      })}
    </ul>
  );
}
