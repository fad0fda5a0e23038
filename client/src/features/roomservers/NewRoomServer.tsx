import { Button, Checkbox, CopyButton, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listRoomServers, makeRoomServer } from 'shared/contracts/room-servers.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { dateTime, number } from '../../i18n/format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { t } from './messages.ts';
import css from './room-servers.module.css';

interface Props {
  readonly sessionId: string;
  /** Rooms that have no server. */
  readonly free: readonly { readonly id: string; readonly name: string; readonly candidates: number }[];
}

/** Chooses the rooms of a laptop and gives the one command that enrols it. */
export function NewRoomServer({ sessionId, free }: Props) {
  const [name, setName] = useState('');
  const [roomIds, setRoomIds] = useState<string[]>([]);
  const make = useAct(makeRoomServer, {
    stales: [listRoomServers],
    onDone() {
      setName('');
      setRoomIds([]);
    },
  });
  return (
    <div className={css.form}>
      {make.data ? <Enrolment {...make.data} /> : null}
      {free.length === 0 ? (
        <p className={css.lead}>{t().allTaken}</p>
      ) : (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate({ params: { sessionId }, body: { name: name.trim(), roomIds } });
          }}
        >
          <p className={css.lead}>{t().makeHint}</p>
          {make.error ? <ErrorState error={make.error} /> : null}
          <TextInput
            label={t().name}
            placeholder={t().namePlaceholder}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox.Group label={t().rooms} value={roomIds} onChange={setRoomIds}>
            <div className={css.rooms}>
              {free.map((room) => (
                <Checkbox
                  key={room.id}
                  value={room.id}
                  label={t().roomOf(room.name, number(room.candidates))}
                  size="sm"
                />
              ))}
            </div>
          </Checkbox.Group>
          <Group>
            <Button type="submit" loading={make.isPending} disabled={name.trim().length < 2 || roomIds.length === 0}>
              {t().make}
            </Button>
          </Group>
        </form>
      )}
    </div>
  );
}

function Enrolment({ code, codeUntil }: { code: string; codeUntil: number }) {
  const command = `npm run khaothi -- serve --room --province ${location.origin} --code ${code}`;
  return (
    <section className={css.form} aria-label={t().codeTitle}>
      <p className={css.lead}>{t().codeLead}</p>
      <pre className={css.command}>{command}</pre>
      <Group>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t().copied : t().copy}
            </Button>
          )}
        </CopyButton>
        <span className={css.lead}>{t().codeUntil(dateTime(codeUntil))}</span>
      </Group>
    </section>
  );
}
