import { Button, Textarea } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { readRelease, typeReleaseWords } from 'shared/contracts/releases.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import css from './board-head.module.css';
import { t } from './messages.ts';

/** Shown while this server has no key for the papers: the words that are read out by telephone open them. */
export function LockedPapers({ sessionId }: { sessionId: string }) {
  const release = useEndpoint(readRelease, { params: { sessionId } }, { every: 15_000 });
  const [words, setWords] = useState('');
  const type = useAct(typeReleaseWords, { stales: [readRelease], onDone: () => sayDone(t().locked.opened) });
  if (release.data?.state !== 'locked') return null;
  return (
    <form
      className={css.strip}
      onSubmit={(event) => {
        event.preventDefault();
        type.mutate({ params: { sessionId }, body: { words } });
      }}
    >
      <p className={css.stripSays}>
        <IconLock size={18} aria-hidden="true" /> {t().locked.lead}
      </p>
      <Textarea
        label={t().locked.words}
        placeholder={t().locked.placeholder}
        autosize
        minRows={2}
        spellCheck={false}
        autoCapitalize="none"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {type.error ? <ErrorState error={type.error} /> : null}
      <div>
        <Button type="submit" loading={type.isPending} disabled={words.trim() === ''}>
          {t().locked.open}
        </Button>
      </div>
    </form>
  );
}
