import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { listRoomServers, type RoomServerView, revokeRoomServer } from 'shared/contracts/room-servers.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { number, timeNear } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './room-servers.module.css';
import { STATE_TONES, serverStateAt } from './server-state.ts';

interface Props {
  readonly servers: readonly RoomServerView[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly now: number;
}

/** Each server: which rooms, how its line stands, what is not up yet. */
export function RoomServerList({ servers, rooms, now }: Props) {
  const [revoking, setRevoking] = useState<RoomServerView | null>(null);
  const columns = useMemo(() => columnsOf(rooms, now, setRevoking), [rooms, now]);
  return (
    <>
      {revoking ? <Revoking server={revoking} onClose={() => setRevoking(null)} /> : null}
      <DataTable
        name="room-servers"
        plain
        rows={servers}
        columns={columns}
        rowId={({ id }) => id}
        empty={<EmptyState title={t().noServers}>{t().noServersHint}</EmptyState>}
      />
    </>
  );
}

function columnsOf(
  rooms: Props['rooms'],
  now: number,
  onRevoke: (server: RoomServerView) => void,
): Column<RoomServerView>[] {
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  const roomsOf = ({ roomIds }: RoomServerView) => roomIds.map((id) => names.get(id) ?? '').join(', ');
  return [
    { id: 'name', header: t().name, value: ({ name }) => name },
    { id: 'rooms', header: t().rooms, value: roomsOf },
    {
      id: 'state',
      header: t().state,
      value: (server) => t().states[serverStateAt(server, now)],
      cell(server) {
        const state = serverStateAt(server, now);
        return <Pill tone={STATE_TONES[state]}>{t().states[state]}</Pill>;
      },
    },
    {
      id: 'seen',
      header: t().seen,
      value: ({ seenAt }) => seenAt,
      cell: ({ seenAt }) => (seenAt === null ? t().none : timeNear(seenAt, now)),
    },
    {
      id: 'waiting',
      header: t().notUp,
      value: ({ waiting }) => waiting,
      cell: ({ waiting, waitingFiles, waitingFileBytes, waitingSignals, refused, enrolledAt }) =>
        enrolledAt === null
          ? t().none
          : t().notUpSays(waiting, waitingFiles, megabytes(waitingFileBytes), waitingSignals, refused) || t().allUp,
    },
    { id: 'keeps', header: t().keeps, value: ({ keeps }) => keeps },
    {
      id: 'aside',
      header: t().aside,
      value: ({ aside }) => aside,
      cell: ({ aside, takenOver }) => (aside === 0 ? t().none : t().asideSays(number(aside), number(takenOver))),
    },
    {
      id: 'revoke',
      header: '',
      value: () => null,
      cell: (server) =>
        server.revokedAt === null ? (
          <Button size="compact-sm" variant="default" onClick={() => onRevoke(server)}>
            {t().revoke}
          </Button>
        ) : null,
    },
  ];
}

const megabytes = (bytes: number) => `${number(Math.max(0.1, bytes / 1_048_576), { digits: 1 })} MB`;

function Revoking({ server, onClose }: { server: RoomServerView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const revoke = useAct(revokeRoomServer, {
    stales: [listRoomServers],
    onDone() {
      sayDone(t().revoked);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t().revokeTitle(server.name)}
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          revoke.mutate({ params: { serverId: server.id }, body: { reason: reason.trim() } });
        }}
      >
        <p className={css.lead}>{t().revokeLead}</p>
        {revoke.error ? <ErrorState error={revoke.error} /> : null}
        <TextInput
          label={t().reason}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" color="son" loading={revoke.isPending} disabled={reason.trim().length < 3}>
            {t().revoke}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
