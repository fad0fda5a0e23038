import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { giveShare, readExamRelease } from 'shared/contracts/releases.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './releasing.module.css';

/** An officer types the words of the own slip. */
export function GiveShare({ examId }: { examId: string }) {
  const [words, setWords] = useState('');
  const give = useAct(giveShare, {
    stales: [readExamRelease],
    onDone({ name, given, threshold, isOpen }) {
      setWords('');
      sayDone(isOpen ? t().opened : t().given(name, given, threshold));
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate({ params: { examId }, body: { words } });
      }}
    >
      <p className={css.lead}>{t().giveLead}</p>
      {give.error ? <ErrorState error={give.error} /> : null}
      <Textarea
        label={t().words}
        autosize
        minRows={2}
        spellCheck={false}
        autoCapitalize="none"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={give.isPending} disabled={words.trim() === ''}>
          {t().give}
        </Button>
      </div>
    </form>
  );
}
