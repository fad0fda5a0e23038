import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { readReleaseWords } from 'shared/contracts/releases.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { t } from './messages.ts';
import css from './room-servers.module.css';

/** The release key in words, for a manager who reads them out by telephone. */
export function ReleaseWords({ sessionId }: { sessionId: string }) {
  const [reason, setReason] = useState('');
  const read = useAct(readReleaseWords);
  if (read.data)
    return (
      <div className={css.form}>
        <p className={css.lead}>{t().wordsLead}</p>
        <ol className={css.words}>
          {read.data.words.map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what names it
            <li key={place}>{word}</li>
          ))}
        </ol>
      </div>
    );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        read.mutate({ params: { sessionId }, body: { reason: reason.trim() } });
      }}
    >
      <p className={css.lead}>{t().wordsHint}</p>
      {read.error ? <ErrorState error={read.error} /> : null}
      <Group align="flex-end">
        <TextInput
          label={t().reason}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={read.isPending} disabled={reason.trim().length < 3}>
          {t().readWords}
        </Button>
      </Group>
    </form>
  );
}
