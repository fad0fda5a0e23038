import { readRoomLink } from 'shared/contracts/room-servers.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { timeNear } from '../../i18n/format.ts';
import { Pill } from '../../ui/Pill.tsx';
import { t } from './messages.ts';
import { RoomRefused } from './RoomRefused.tsx';

/** It reports every two seconds. */
const SILENT_MS = 30_000;

/** On the server of a room: how its line to the province stands, and what is not up yet. Elsewhere nothing. */
export function RoomLink() {
  const { data } = useEndpoint(readRoomLink, undefined, { every: 5_000 });
  if (!data?.link) return null;
  const { link, now } = data;
  if (link.isRevoked) return <Pill tone="danger">{t().roomLink.revoked}</Pill>;
  const isDown = link.reachedAt === null || now - link.reachedAt > SILENT_MS;
  const { files, signals } = link.behind;
  const waiting = t().roomLink.waiting({ events: link.waiting, incidents: link.incidents, files, signals });
  const words = isDown
    ? t().roomLink.down(link.reachedAt === null ? null : timeNear(link.reachedAt, now), waiting)
    : waiting === ''
      ? t().roomLink.up
      : t().roomLink.sending(waiting);
  return (
    <>
      <Pill tone={isDown ? 'attention' : 'good'}>{words}</Pill>
      {link.refused.length > 0 ? <RoomRefused refused={link.refused} /> : null}
    </>
  );
}
