import { Button, Chip, Group, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import {
  type Board,
  type BoardSeat,
  type Control,
  type ControlScope,
  issueControl,
  readBoard,
} from 'shared/contracts/invigilation.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ReadyMade } from '../../ui/ReadyMade.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import css from './act-dialog.module.css';
import { t } from './messages.ts';
import { type Place, PlaceFields } from './PlaceFields.tsx';
import { firstFreeSeat, takenSeats } from './places.ts';
import { reachOf } from './scope.ts';

interface Props {
  readonly kind: Control['kind'];
  readonly board: Board;
  readonly scope: ControlScope;
  readonly whom: string;
  readonly seats: readonly BoardSeat[];
  readonly onClose: () => void;
}

const MINUTES = [5, 10, 15, 30] as const;

/** Says what an act will do and to how many, asks for its reason, and does it. */
export function ActDialog({ kind, board, scope, whom, seats, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 600px)');
  const [minutes, setMinutes] = useState<number>(MINUTES[0]);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState<Place>(() => {
    const roomId = seats[0]?.roomId ?? '';
    return { roomId, seat: firstFreeSeat(board, roomId) };
  });
  const act = useAct(issueControl, {
    stales: [readBoard],
    onDone: ({ reached }) => {
      sayDone(t().done[kind](reached));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const control = controlOf(kind, { minutes, text, reason, place });
    act.mutate({ params: { sessionId: board.session.id }, body: { scope, control } });
  };
  const isReady =
    reason.trim().length >= 3 &&
    (kind !== 'message' || text.trim() !== '') &&
    (kind !== 'move' || (place.seat !== null && !takenSeats(board, place.roomId).has(place.seat)));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t().actTitles[kind](whom)}
      fullScreen={isNarrow}
      size="lg"
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <form onSubmit={submit} className={css.form}>
        <p className={kind === 'end' ? css.warning : css.lead}>{t().actLeads[kind](reachOf(kind, seats))}</p>
        {'wholeExam' in scope ? <p className={css.warning}>{t().reachesExam(board.session.runningOfExam)}</p> : null}
        {act.error ? <ErrorState error={act.error} /> : null}
        {kind === 'extend' ? (
          <fieldset className={css.field}>
            <legend>{t().minutes}</legend>
            <Chip.Group value={String(minutes)} onChange={(value) => setMinutes(Number(value))}>
              <Group gap={8}>
                {MINUTES.map((each) => (
                  <Chip key={each} value={String(each)} size="md">
                    {t().minutesOf(each)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </fieldset>
        ) : null}
        {kind === 'move' ? <PlaceFields board={board} place={place} onChange={setPlace} /> : null}
        {kind === 'message' ? (
          <ReadyMade label={t().text} choices={t().texts} value={text} onChange={setText} isFirst />
        ) : null}
        <ReadyMade
          label={t().reason}
          hint={t().reasonHint}
          choices={t().reasons[kind]}
          value={reason}
          onChange={setReason}
          isFirst={kind !== 'message'}
        />
        <div className={css.foot}>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
          <Button type="submit" color={kind === 'end' ? 'son' : 'cham'} loading={act.isPending} disabled={!isReady}>
            {kind === 'extend' ? t().doIt.extend(minutes) : t().doIt[kind]}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function controlOf(
  kind: Control['kind'],
  { minutes, text, reason, place }: { minutes: number; text: string; reason: string; place: Place },
): Control {
  if (kind === 'extend') return { kind, seconds: minutes * 60, reason };
  if (kind === 'message') return { kind, text, reason };
  if (kind === 'move') return { kind, roomId: place.roomId, seat: place.seat ?? 0, reason };
  return { kind, reason };
}
