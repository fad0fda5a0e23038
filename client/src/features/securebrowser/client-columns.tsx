import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { SebClientState, SecureBrowserState } from 'shared/contracts/securebrowser-steering.ts';
import { duration, number } from '../../i18n/format.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import type { Ordered } from './GiveOrder.tsx';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

export interface Steering {
  /** The server's clock when the list was read, Unix ms. */
  readonly now: number;
  readonly onOrder: (order: Ordered) => void;
  readonly onLog: (candidate: SecureBrowserState) => void;
  readonly onLetIn: (candidate: SecureBrowserState) => void;
  readonly onTakeBack: (candidate: SecureBrowserState) => void;
}

/** Three pings missed: the line is weak, or the client is gone. */
const SILENT_MS = 20_000;
const LOW_BATTERY = 20;
const WEAK_WIFI = 30;

/** What a steered client reports, and what it can be told. */
export function clientColumns({ now, ...acts }: Steering): Column<SecureBrowserState>[] {
  const names = t().clientColumns;
  return [
    {
      id: 'orders',
      header: names.orders,
      value: () => null,
      cell: (one) => <Orders candidate={one} {...acts} />,
    },
    {
      id: 'attention',
      header: names.attention,
      value: ({ client }) => (client ? notesOf(client).length : 0),
      cell: ({ client }) => (
        <div className={css.notes}>
          {client
            ? notesOf(client).map(([tone, words]) => (
                <Pill key={words} tone={tone}>
                  {words}
                </Pill>
              ))
            : null}
        </div>
      ),
    },
    {
      id: 'ping',
      header: names.ping,
      value: ({ client }) => (client?.lastPingAt ? now - client.lastPingAt : null),
      cell: ({ client }) => (client ? <PingState client={client} now={now} /> : null),
    },
    {
      id: 'battery',
      header: names.battery,
      value: ({ client }) => client?.battery ?? null,
      cell: ({ client }) => <Level percent={client?.battery ?? null} low={LOW_BATTERY} />,
    },
    {
      id: 'wifi',
      header: names.wifi,
      value: ({ client }) => client?.wifi ?? null,
      cell: ({ client }) => <Level percent={client?.wifi ?? null} low={WEAK_WIFI} />,
    },
    {
      id: 'client',
      header: names.client,
      value: ({ client }) => (client ? `${client.version} ${client.machine}` : null),
      cell: ({ client }) =>
        client ? (
          <>
            {/^[\d.]+/.exec(client.version)?.[0] ?? client.version}
            <div className={css.reason}>
              {client.machine}
              {client.connections > 1 ? ` · ${t().connections(number(client.connections))}` : ''}
            </div>
          </>
        ) : (
          <span className={css.reason}>{t().noClient}</span>
        ),
    },
  ];
}

function PingState({ client, now }: { client: SebClientState; now: number }) {
  if (client.state === 'closed') return <Pill>{t().left}</Pill>;
  if (client.lastPingAt === null) return <Pill tone="action">{t().connecting}</Pill>;
  const ago = now - client.lastPingAt;
  const words = t().ago(duration(Math.max(0, Math.round(ago / 1000))));
  return <Pill tone={ago > SILENT_MS ? 'attention' : 'good'}>{words}</Pill>;
}

function Level({ percent, low }: { percent: number | null; low: number }) {
  if (percent === null) return <span className={css.reason}>–</span>;
  const words = `${number(percent)}%`;
  return percent < low ? <Pill tone="attention">{words}</Pill> : words;
}

/** What deserves a look, in words. */
function notesOf(client: SebClientState): [Tone, string][] {
  const words = t().clientNotes;
  return [
    ...(client.hand ? [['attention', words.hand(client.hand.text)] as [Tone, string]] : []),
    ...(client.lock ? [['danger', words.lock(client.lock.text)] as [Tone, string]] : []),
    ...(client.signature === 'differs' ? [['attention', words.differs] as [Tone, string]] : []),
    ...(client.errors > 0 ? [['plain', words.errors(number(client.errors))] as [Tone, string]] : []),
    ...(client.waiting > 0 ? [['action', words.waiting(number(client.waiting))] as [Tone, string]] : []),
  ];
}

function Orders({
  candidate,
  onOrder,
  onLog,
  onLetIn,
  onTakeBack,
}: { candidate: SecureBrowserState } & Omit<Steering, 'now'>) {
  const words = t().orders;
  const { client, letIn } = candidate;
  const isOpen = client !== null && client.state !== 'closed';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={`${words.menu}: ${candidate.name}`}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!isOpen} onClick={() => onOrder({ candidate, kind: client?.lock ? 'unlock' : 'lock' })}>
          {client?.lock ? words.unlock : words.lock}
        </Menu.Item>
        {client?.hand ? (
          <Menu.Item onClick={() => onOrder({ candidate, kind: 'lowerHand' })}>{words.lowerHand}</Menu.Item>
        ) : null}
        <Menu.Item disabled={!isOpen} onClick={() => onOrder({ candidate, kind: 'quit' })}>
          {words.quit}
        </Menu.Item>
        <Menu.Item disabled={client === null} onClick={() => onLog(candidate)}>
          {words.log}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => (letIn ? onTakeBack(candidate) : onLetIn(candidate))}>
          {letIn ? t().takeBack : t().letIn}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
