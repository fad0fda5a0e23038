import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconCameraQuestion,
  IconDeviceDesktop,
  IconDoorExit,
  IconEye,
  IconFileAlert,
  IconHandStop,
  IconLockOpen,
  IconMoodSmile,
  IconWifiOff,
} from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import { clearCheckIn } from 'shared/contracts/checkin.ts';
import { type Board, type BoardSeat, lowerHand } from 'shared/contracts/invigilation.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { time } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { sayRefused } from '../../ui/toasts.tsx';
import { ActDialog } from './ActDialog.tsx';
import { type Need, type SeatInNeed, seatsInNeed } from './attention.ts';
import { t } from './messages.ts';
import css from './needs.module.css';

/** Shown at first: on a phone the wall must stay within reach. */
const SHOWN_AT_FIRST = { wide: 12, narrow: 4 };

interface Props {
  readonly board: Board;
  readonly seats: readonly BoardSeat[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (candidateId: string) => void;
}

/** Who needs somebody, the most pressing first, each with its reason in words and its evidence one click away. */
export function NeedsPanel({ board, seats, chosen, onToggle }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const [unlocking, setUnlocking] = useState<BoardSeat | null>(null);
  const isNarrow = useMediaQuery('(max-width: 600px)');
  const needs = useMemo(
    () =>
      seatsInNeed(
        seats,
        board.rooms.map(({ id }) => id),
      ),
    [seats, board.rooms],
  );
  const shown = showsAll ? needs : needs.slice(0, isNarrow ? SHOWN_AT_FIRST.narrow : SHOWN_AT_FIRST.wide);
  const roomNames = new Map(board.rooms.map(({ id, name }) => [id, name]));
  return (
    <section className={css.panel} aria-label={t().needsTitle}>
      <h2 className={css.title}>
        {t().needsTitle}
        {needs.length > 0 ? <span className={css.count}>{needs.length}</span> : null}
      </h2>
      {needs.length === 0 ? (
        <div className={css.calm}>
          <IconMoodSmile size={22} aria-hidden="true" />
          <p>
            {t().noNeeds} <span>{t().noNeedsHint}</span>
          </p>
        </div>
      ) : (
        <ul className={css.list}>
          {shown.map((inNeed) => (
            <NeedCard
              key={inNeed.seat.candidateId}
              {...inNeed}
              sessionId={board.session.id}
              room={board.rooms.length > 1 ? (roomNames.get(inNeed.seat.roomId) ?? '') : ''}
              waitedMinutes={waitedMinutes(inNeed, board.now)}
              isChosen={chosen.has(inNeed.seat.candidateId)}
              onToggle={onToggle}
              onUnlock={setUnlocking}
            />
          ))}
        </ul>
      )}
      {needs.length > shown.length ? (
        <Button variant="subtle" size="compact-md" onClick={() => setShowsAll(true)}>
          {t().more(needs.length - shown.length)}
        </Button>
      ) : null}
      {unlocking ? (
        <ActDialog
          kind="unlock"
          board={board}
          scope={{ candidateIds: [unlocking.candidateId] }}
          whom={unlocking.name}
          seats={[unlocking]}
          onClose={() => setUnlocking(null)}
        />
      ) : null}
    </section>
  );
}

/** Somebody waits for the invigilator. */
const isWaiting = ({ kind }: Need) => kind === 'hand' || kind === 'unlock';

interface CardProps extends SeatInNeed {
  readonly sessionId: string;
  readonly room: string;
  /** How long the hand is up; 0 where none is. */
  readonly waitedMinutes: number;
  readonly isChosen: boolean;
  readonly onToggle: (candidateId: string) => void;
  readonly onUnlock: (seat: BoardSeat) => void;
}

function waitedMinutes({ needs: [first] }: SeatInNeed, now: number): number {
  return first.kind === 'hand' ? Math.max(0, Math.floor((now - first.since) / 60_000)) : 0;
}

const NeedCard = memo(function NeedCard(props: CardProps) {
  const { seat, needs, sessionId, room, waitedMinutes, isChosen, onToggle, onUnlock } = props;
  useLanguage();
  const lowering = useAct(lowerHand, { onRefused: sayRefused });
  const clearing = useAct(clearCheckIn, { onRefused: sayRefused });
  const settle = (how: 'letIn' | 'slipByEye') =>
    clearing.mutate({ params: { sessionId, candidateId: seat.candidateId }, body: { how } });
  const hasOf = (what: Need['kind']) => seat.attemptId !== null && needs.some(({ kind }) => kind === what);
  return (
    <li className={`${css.card} ${isWaiting(needs[0]) ? css.hand : ''}`}>
      <button type="button" className={css.who} aria-pressed={isChosen} onClick={() => onToggle(seat.candidateId)}>
        <strong>{seat.name}</strong>
        <span>{[room, t().seat(seat.seat)].filter(Boolean).join(' · ')}</span>
      </button>
      <div className={css.why}>
        <ul className={css.reasons}>
          {needs.map((need) => (
            <Reason key={need.kind} need={need} waitedMinutes={waitedMinutes} />
          ))}
        </ul>
        {needs.some(({ kind }) => kind === 'hand') ? (
          <Button
            size="compact-md"
            variant="default"
            loading={lowering.isPending}
            onClick={() => lowering.mutate({ params: { sessionId, candidateId: seat.candidateId } })}
          >
            {t().helped}
          </Button>
        ) : null}
        {needs.some(({ kind }) => kind === 'unlock') ? (
          <Button size="compact-md" variant="default" onClick={() => onUnlock(seat)}>
            {t().unlock}
          </Button>
        ) : null}
        {needs.some(({ kind }) => kind === 'checkIn') ? (
          <>
            <Button
              size="compact-md"
              variant="default"
              loading={clearing.isPending}
              onClick={() => settle('slipByEye')}
            >
              {t().slipByEye}
            </Button>
            <Button size="compact-md" variant="default" loading={clearing.isPending} onClick={() => settle('letIn')}>
              {t().letIn}
            </Button>
          </>
        ) : null}
        {hasOf('strays') ? (
          <ButtonLink
            to={`/attempts/${seat.attemptId}/strays`}
            size="compact-md"
            variant="default"
            leftSection={<IconFileAlert size={16} aria-hidden="true" />}
          >
            {t().readStrays}
          </ButtonLink>
        ) : null}
        {hasOf('signals') ? (
          <ButtonLink
            to={`/reviewing/${seat.attemptId}`}
            size="compact-md"
            variant="default"
            leftSection={<IconEye size={16} aria-hidden="true" />}
          >
            {t().review}
          </ButtonLink>
        ) : null}
      </div>
    </li>
  );
});

const SHAPES = {
  hand: IconHandStop,
  signals: IconAlertTriangle,
  offline: IconWifiOff,
  strays: IconFileAlert,
  unlock: IconLockOpen,
  moved: IconDeviceDesktop,
  checkIn: IconCameraQuestion,
  anotherSitting: IconDoorExit,
};

function Reason({ need, waitedMinutes }: { need: Need; waitedMinutes: number }) {
  const Shape = SHAPES[need.kind];
  return (
    <li>
      <Shape size={16} aria-hidden="true" />
      <span>{wordsOf(need, waitedMinutes)}</span>
    </li>
  );
}

function wordsOf(need: Need, waitedMinutes: number): string {
  switch (need.kind) {
    case 'hand':
      return need.why === null ? t().hand(waitedMinutes) : `${t().hand(waitedMinutes)}: ${t().handWhy[need.why]}`;
    case 'unlock':
      return t().asksToMove;
    case 'moved':
      return t().moved(time(need.at));
    case 'offline':
      return t().offline;
    case 'strays':
      return t().strays(need.events);
    case 'checkIn':
      return t().checkIn(need.open.map((step) => t().checkInSteps[step]).join(', '));
    case 'anotherSitting':
      return t().anotherSitting;
    case 'signals': {
      const said = need.reasons.map((reason) => reason[language()]).join('; ');
      return `${t().signals[need.level - 1]}: ${said}`;
    }
  }
}
