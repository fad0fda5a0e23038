import { Button, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { readRoomLink } from 'shared/contracts/room-servers.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import css from './act-dialog.module.css';
import { t } from './messages.ts';

type Refused = NonNullable<ReplyOf<typeof readRoomLink>['link']>['refused'][number];

/** What the province does not take, whose it is and why: it is on this computer and nowhere else. */
export function RoomRefused({ refused }: { refused: readonly Refused[] }) {
  const [isOpen, setOpen] = useState(false);
  const says = t().roomLink.refused;
  const columns = useMemo(() => columnsOf(says), [says]);
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {says.open(refused.length)}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={says.title}
        size="lg"
        closeButtonProps={{ 'aria-label': says.close }}
      >
        <p className={css.lead}>{says.lead}</p>
        <DataTable name="room-refused" plain rows={refused} columns={columns} rowId={idOf} />
      </Modal>
    </>
  );
}

const idOf = ({ number, name, what, why }: Refused) => `${number} ${name} ${what} ${why}`;

function columnsOf(says: ReturnType<typeof t>['roomLink']['refused']): Column<Refused>[] {
  return [
    { id: 'number', header: says.number, value: ({ number }) => number },
    { id: 'name', header: says.name, value: ({ name }) => name },
    { id: 'what', header: says.what, value: ({ what, count }) => says.whats[what](count) },
    { id: 'why', header: says.why, value: ({ why }) => why },
  ];
}
