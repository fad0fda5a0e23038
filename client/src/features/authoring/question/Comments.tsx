import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type QuestionLife, readLife, sayOfQuestion } from 'shared/contracts/bank-life.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { dateTime } from '../../../i18n/format.ts';
import { Card } from '../../../ui/Card.tsx';
import { sayRefused } from '../../../ui/toasts.tsx';
import { t as words } from '../messages.ts';
import { t } from './messages.ts';
import css from './question.module.css';

/** What author and reviewers say to one another, with the steps that went with it. */
export function Comments({ questionId, life }: { questionId: string; life: QuestionLife }) {
  const [typed, setTyped] = useState('');
  const say = useAct(sayOfQuestion, { stales: [readLife], onDone: () => setTyped(''), onRefused: sayRefused });
  return (
    <Card title={t().comments}>
      <ol className={css.comments}>
        {life.comments.map((comment) => (
          <li key={comment.id}>
            <span className={css.note}>
              {comment.by} · {dateTime(comment.at)} · {words().version(comment.version)}
            </span>
            <p>
              {comment.step === 'said' ? null : <strong>{t().stepDone[comment.step]} </strong>}
              {comment.words}
            </p>
          </li>
        ))}
      </ol>
      <form
        className={css.panel}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') say.mutate({ params: { questionId }, body: { words: typed } });
        }}
      >
        <Textarea
          label={t().sayLabel}
          autosize
          minRows={2}
          maxLength={4000}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default" disabled={typed.trim() === ''} loading={say.isPending}>
          {t().say}
        </Button>
      </form>
    </Card>
  );
}
