import { Button, NativeSelect } from '@mantine/core';
import {
  IconArmchair,
  IconClockPlus,
  IconEye,
  IconLockOpen,
  IconMessage,
  IconNotes,
  IconPlayerPause,
  IconPlayerPlay,
  IconSquareCheck,
  IconX,
} from '@tabler/icons-react';
import { memo, useCallback, useEffect, useState } from 'react';
import type { Board, BoardSeat, Control, ControlScope } from 'shared/contracts/invigilation.ts';
import type { IncidentScope } from 'shared/contracts/proctoring-review.ts';
import { duration, timeNear } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { ActDialog } from './ActDialog.tsx';
import css from './act-bar.module.css';
import { IncidentDialog } from './incidents/IncidentDialog.tsx';
import { t as written } from './incidents/messages.ts';
import { t } from './messages.ts';
import { reachOf, type ScopeChoice, schoolChoice, schoolsOf, scopeOf, seatsIn } from './scope.ts';
import { whomOf } from './whom.ts';

interface Props {
  readonly board: Board;
  readonly room: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onClear: () => void;
}

const ACTS: readonly { kind: Control['kind']; icon: typeof IconX; color: string }[] = [
  { kind: 'extend', icon: IconClockPlus, color: 'cham' },
  { kind: 'pause', icon: IconPlayerPause, color: 'cham' },
  { kind: 'resume', icon: IconPlayerPlay, color: 'cham' },
  { kind: 'message', icon: IconMessage, color: 'cham' },
  { kind: 'end', icon: IconSquareCheck, color: 'son' },
];

/** The acts, always within reach of a thumb: whom they reach on the left, what to do on the right. */
export function ActBar({ board, room, chosen, onClear }: Props) {
  const [picked, setPicked] = useState<ScopeChoice>('session');
  const [act, setAct] = useState<Control['kind'] | null>(null);
  const [isWriting, setWriting] = useState(false);
  const write = useCallback(() => setWriting(true), []);
  const hasChosen = chosen.size > 0;
  // Choosing seats, or a room to look at, is choosing whom to act on; it can still be changed by hand.
  useEffect(() => setPicked(hasChosen ? 'chosen' : (room ?? 'session')), [hasChosen, room]);
  const choice = picked === 'chosen' && !hasChosen ? (room ?? 'session') : picked;
  const scope = scopeOf(choice, chosen);
  const about = incidentScope(scope, board.rooms);
  const only = chosen.size === 1 ? board.seats.find(({ candidateId }) => chosen.has(candidateId)) : undefined;
  return (
    <div className={css.bar} role="toolbar" aria-label={t().actsFor}>
      {only ? <ChosenSeat seat={only} onAct={setAct} /> : null}
      <Scope
        rooms={board.rooms}
        running={board.session.runningOfExam}
        chosen={chosen.size}
        choice={choice}
        onPick={setPicked}
        onClear={onClear}
      />
      <Acts onAct={setAct} onWrite={write} />
      {act ? (
        <ActDialog
          kind={act}
          board={board}
          scope={scope}
          whom={whomOf(board, scope)}
          seats={seatsIn(board, scope)}
          onClose={() => setAct(null)}
        />
      ) : null}
      {isWriting ? (
        <IncidentDialog
          sessionId={board.session.id}
          scope={about}
          rooms={board.rooms}
          whom={whomOf(board, about ?? scope)}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </div>
  );
}

/** An incident is about candidates or a room, never the whole session: null where the room has still to be chosen. */
function incidentScope(scope: ControlScope, rooms: Board['rooms']): IncidentScope | null {
  if ('candidateIds' in scope) return { candidateIds: scope.candidateIds };
  if ('roomId' in scope) return { roomId: scope.roomId };
  const [only, ...others] = rooms;
  return only && others.length === 0 ? { roomId: only.id } : null;
}

interface ScopeProps {
  readonly rooms: Board['rooms'];
  /** Sessions of the exam that are running. */
  readonly running: number;
  /** How many seats are chosen. */
  readonly chosen: number;
  readonly choice: ScopeChoice;
  readonly onPick: (choice: ScopeChoice) => void;
  readonly onClear: () => void;
}

/** Whom the acts reach. Fifty rooms are a long list: it is not drawn again with each answer. */
const Scope = memo(function Scope({ rooms, running, chosen, choice, onPick, onClear }: ScopeProps) {
  useLanguage();
  const schools = schoolsOf({ rooms });
  return (
    <div className={css.scope}>
      <NativeSelect
        className={css.select}
        size="sm"
        aria-label={t().actsFor}
        value={choice}
        onChange={(event) => onPick(event.currentTarget.value)}
        data={[
          ...(chosen > 0 ? [{ value: 'chosen', label: t().chosen(chosen) }] : []),
          ...rooms.map(({ id, name }) => ({ value: id, label: name })),
          ...(schools.length > 1 ? schools.map(({ id, name }) => ({ value: schoolChoice(id), label: name })) : []),
          { value: 'session', label: t().session },
          ...(running > 1 ? [{ value: 'exam', label: t().runningOfExam(running) }] : []),
        ]}
      />
      {chosen > 0 ? (
        <Button
          size="sm"
          px={10}
          variant="subtle"
          leftSection={<IconX size={16} aria-hidden="true" />}
          onClick={onClear}
        >
          {t().clearChosen}
        </Button>
      ) : null}
    </div>
  );
});

interface ActsProps {
  readonly onAct: (kind: Control['kind']) => void;
  readonly onWrite: () => void;
}

const Acts = memo(function Acts({ onAct, onWrite }: ActsProps) {
  useLanguage();
  return (
    <div className={css.acts}>
      {ACTS.map(({ kind, icon: Icon, color }) => (
        <Button
          key={kind}
          className={css.act}
          classNames={{ inner: css.inner, section: css.section, label: css.label }}
          variant={kind === 'extend' ? 'filled' : 'default'}
          color={color}
          c={kind === 'end' ? 'var(--son-ink)' : undefined}
          leftSection={<Icon size={18} aria-hidden="true" />}
          onClick={() => onAct(kind)}
        >
          {kind === 'extend' ? t().fiveMinutes : t().kinds[kind]}
        </Button>
      ))}
      <Button
        className={css.act}
        classNames={{ inner: css.inner, section: css.section, label: css.label }}
        variant="default"
        leftSection={<IconNotes size={18} aria-hidden="true" />}
        onClick={onWrite}
      >
        {written().write}
      </Button>
    </div>
  );
});

/** The one chosen seat in full: what its small card has no room for. */
function ChosenSeat({ seat, onAct }: { seat: BoardSeat; onAct: (kind: Control['kind']) => void }) {
  const facts = [
    t().seat(seat.seat),
    seat.number,
    t().code(seat.code),
    t().answered(seat.answered, seat.items),
    seat.deadlineAt === null ? '' : t().until(timeNear(seat.deadlineAt, Date.now())),
    seat.extraSeconds > 0 ? t().extraTime(duration(seat.extraSeconds)) : '',
  ];
  return (
    <div className={css.one}>
      <strong>{seat.name}</strong>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      {seat.attemptId === null ? null : (
        <ButtonLink
          to={`/reviewing/${seat.attemptId}`}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconEye size={16} aria-hidden="true" />}
        >
          {t().review}
        </ButtonLink>
      )}
      {reachOf('unlock', [seat]) > 0 ? (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconLockOpen size={16} aria-hidden="true" />}
          onClick={() => onAct('unlock')}
        >
          {t().kinds.unlock}
        </Button>
      ) : null}
      {reachOf('move', [seat]) > 0 ? (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArmchair size={16} aria-hidden="true" />}
          onClick={() => onAct('move')}
        >
          {t().kinds.move}
        </Button>
      ) : null}
    </div>
  );
}
