import { Button, Chip, Group, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import type { Board } from 'shared/contracts/invigilation.ts';
import { type IncidentScope, openIncident } from 'shared/contracts/proctoring-review.ts';
import { readRoomMinutes } from 'shared/contracts/room-minutes.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { sayDone } from '../../../ui/toasts.tsx';
import css from '../act-dialog.module.css';
import { kindNames, kindsFor, type WrittenKind } from './kinds.ts';
import { t } from './messages.ts';

/** As the server asks for. */
const SHORTEST = 5;

interface Props {
  readonly sessionId: string;
  /** Null where a room has still to be chosen. */
  readonly scope: IncidentScope | null;
  readonly rooms?: Board['rooms'];
  readonly whom: string;
  readonly onClose: () => void;
}

/** Writes an incident into the minutes: of what kind it was, and what happened. */
export function IncidentDialog({ sessionId, scope: given, rooms = [], whom, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 600px)');
  const [roomId, setRoomId] = useState(rooms[0]?.id ?? '');
  const scope = given ?? { roomId };
  const kinds = kindsFor('roomId' in scope);
  const [picked, setKind] = useState<WrittenKind>();
  const [reason, setReason] = useState('');
  const act = useAct(openIncident, {
    stales: [readRoomMinutes],
    onDone: ({ incidents }) => {
      sayDone(t().done(incidents.length));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (picked) act.mutate({ params: { sessionId }, body: { scope, kind: picked, reason } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t().title(given ? whom : t().someRoom)}
      fullScreen={isNarrow}
      size="lg"
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <form onSubmit={submit} className={css.form}>
        <p className={css.lead}>{t().lead}</p>
        {act.error ? <ErrorState error={act.error} /> : null}
        {given ? null : (
          <NativeSelect
            label={t().room}
            value={roomId}
            onChange={(event) => setRoomId(event.currentTarget.value)}
            data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <fieldset className={css.field}>
          <legend>{t().kind}</legend>
          <Chip.Group value={picked ?? null} onChange={(value) => setKind(value as WrittenKind)}>
            <Group gap={8}>
              {kinds.map((kind) => (
                <Chip key={kind} value={kind} size="md">
                  {kindNames()[kind]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </fieldset>
        <Textarea
          label={t().what}
          description={t().whatHint}
          minRows={3}
          autosize
          maxLength={2000}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={css.foot}>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
          <Button
            type="submit"
            loading={act.isPending}
            disabled={picked === undefined || reason.trim().length < SHORTEST}
          >
            {t().save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
