import { Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import type { BankQuestion } from 'shared/contracts/bank-questions.ts';
import { toView } from 'shared/questions/registry.ts';
import { date, number, percent } from '../../../i18n/format.ts';
import { sidesOf } from '../../../questions/editors.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { playerOf } from '../../../questions/players.ts';
import { TextLink } from '../../../ui/links.tsx';
import { Pill, type Tone } from '../../../ui/Pill.tsx';
import { RichText } from '../../../ui/RichText.tsx';
import { bankMedia } from '../media.ts';
import { t as words } from '../messages.ts';
import css from './bank.module.css';
import { t } from './messages.ts';

const TONES: Readonly<Record<BankQuestion['state'], Tone>> = {
  draft: 'plain',
  review: 'attention',
  approved: 'good',
  retired: 'plain',
};

interface Props {
  readonly question: BankQuestion;
  readonly withKey: boolean;
  readonly isChosen: boolean;
  /** Absent where nothing can be done with a chosen question. */
  readonly onChoose?: ((id: string, isChosen: boolean) => void) | undefined;
}

/** A question of the bank as candidates see it, with what the bank knows of it; with the key where the teacher asks for it. */
export const QuestionCard = memo(function QuestionCard({ question, withKey, isChosen, onChoose }: Props) {
  const { definition, state } = question;
  const { Review } = sidesOf(definition.kind);
  const { Player } = playerOf(definition.kind);
  return (
    <article className={css.card} data-chosen={isChosen}>
      <header className={css.cardHead}>
        {onChoose ? (
          <Checkbox
            aria-label={t().choose}
            checked={isChosen}
            onChange={(event) => onChoose(question.id, event.currentTarget.checked)}
          />
        ) : null}
        <span className={css.pills}>
          <Pill tone="action">{kindName(definition.kind)}</Pill>
          {question.level ? <Pill>{words().levels[question.level]}</Pill> : null}
          <Pill tone={TONES[state]}>{t().states[state]}</Pill>
          {question.version > 1 ? <Pill>{words().version(question.version)}</Pill> : null}
        </span>
        <span className={css.topic}>
          {[question.subject, question.grade ? t().gradeOf(question.grade) : null, question.topic]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <TextLink to="/bank/questions/$questionId" params={{ questionId: question.id }}>
          {words().openQuestion}
        </TextLink>
      </header>
      <div className={css.stem}>
        <RichText content={definition.stem} mediaUrl={bankMedia} />
      </div>
      {withKey ? (
        <Review id={question.id} definition={definition} mediaUrl={bankMedia} />
      ) : (
        <Player
          id={question.id}
          view={toView(definition)}
          response={null}
          mediaUrl={bankMedia}
          isLocked
          onAnswer={() => undefined}
          onTyping={() => undefined}
          onRest={() => undefined}
        />
      )}
      <Record question={question} />
    </article>
  );
});

/** How it did in exams, and why its key should be looked at. */
function Record({ question: { record, tags, sharing } }: { question: BankQuestion }) {
  const { facility, discrimination, answered, uses, lastUsedAt, doubt } = record;
  return (
    <footer className={css.record}>
      {doubt ? (
        <span className={css.doubt}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          {t().doubts[doubt]}
        </span>
      ) : null}
      <span>{uses === 0 ? t().neverUsed : t().used(number(uses), lastUsedAt ? date(lastUsedAt) : '')}</span>
      {facility === null ? null : (
        <span>
          {t().facility(percent(facility, 0))}
          {discrimination === null ? null : ` · ${t().discrimination(number(discrimination))}`}
          {answered === null ? null : ` · n = ${number(answered)}`}
        </span>
      )}
      {sharing === 'school' ? null : <span>{t().sharings[sharing]}</span>}
      {tags.length > 0 ? <span>{tags.map((tag) => `#${tag}`).join(' ')}</span> : null}
    </footer>
  );
}
