import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { listRoomServers } from 'shared/contracts/room-servers.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { t } from './messages.ts';
import { NewRoomServer } from './NewRoomServer.tsx';
import { ReleaseWords } from './ReleaseWords.tsx';
import { RoomServerList } from './RoomServerList.tsx';

/** The servers of a session's rooms, and the words that open papers where there is no line. */
export function RoomServersPage() {
  const sessionId = usePathParam('sessionId');
  const read = useEndpoint(listRoomServers, { params: { sessionId } }, { every: 5_000 });
  return <Loaded from={read}>{(value) => <RoomServers sessionId={sessionId} {...value} />}</Loaded>;
}

type Shown = ReplyOf<typeof listRoomServers> & { readonly sessionId: string };

function RoomServers({ sessionId, title, examTitle, servers, rooms, now }: Shown) {
  const taken = new Set(servers.filter(({ revokedAt }) => revokedAt === null).flatMap(({ roomIds }) => roomIds));
  return (
    <>
      <PageHead
        title={t().title}
        needs={t().need}
        trail={[{ label: `${examTitle} · ${title}`, to: `/sessions/${sessionId}` }]}
      />
      <Stack>
        <Card title={t().servers}>
          <RoomServerList servers={servers} rooms={rooms} now={now} />
        </Card>
        <Card title={t().makeTitle}>
          <NewRoomServer sessionId={sessionId} free={rooms.filter(({ id }) => !taken.has(id))} />
        </Card>
        <Card title={t().words}>
          <ReleaseWords sessionId={sessionId} />
        </Card>
      </Stack>
    </>
  );
}
