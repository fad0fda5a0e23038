import type { BankQuestion } from 'shared/contracts/bank.ts';
import { toView } from 'shared/questions/registry.ts';
import { sidesOf } from '../../questions/editors.ts';
import { kindName } from '../../questions/kind-names.ts';
import { playerOf } from '../../questions/players.ts';
import { TextLink } from '../../ui/links.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import css from './authoring.module.css';
import { bankMedia } from './media.ts';
import { t } from './messages.ts';

/** A question of the bank as candidates see it; with the key where the teacher asks for it. */
export function QuestionCard({ question, withKey }: { question: BankQuestion; withKey: boolean }) {
  const { definition } = question;
  const { Review } = sidesOf(definition.kind);
  const { Player } = playerOf(definition.kind);
  return (
    <article className={css.card}>
      <header className={css.cardHead}>
        <span className={css.pills}>
          <Pill tone="action">{kindName(definition.kind)}</Pill>
          {question.level ? <Pill>{t().levels[question.level]}</Pill> : null}
          {question.version > 1 ? <Pill>{t().version(question.version)}</Pill> : null}
        </span>
        <span className={css.topic}>{[question.subject, question.topic].filter(Boolean).join(' · ')}</span>
        <TextLink to="/bank/questions/$questionId" params={{ questionId: question.id }}>
          {t().openQuestion}
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
    </article>
  );
}
