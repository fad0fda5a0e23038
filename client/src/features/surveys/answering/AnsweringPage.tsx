import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type AnsweringSurvey, readAnsweringSurvey } from 'shared/contracts/surveys.ts';
import { type AnswerProblem, answerProblems } from 'shared/survey/answers.ts';
import { type SurveyForm, wordsIn } from 'shared/survey/form.ts';
import { useStore } from 'zustand';
import { call, type FailureOf } from '../../../api/call.ts';
import { BrocadeLine } from '../../../ui/BrocadeLine.tsx';
import { Mark } from '../../../ui/Mark.tsx';
import css from './AnsweringPage.module.css';
import type { AnsweringEngine } from './answering-store.ts';
import { FormView } from './FormView.tsx';
import { words } from './words.ts';

const RETRY_MS = 15_000;

/** The page behind a share link, from the form to the thanks. */
export function AnsweringPage({ token, engine }: { token: string; engine: AnsweringEngine }) {
  const [survey, setSurvey] = useState<AnsweringSurvey | null>(null);
  const [failure, setFailure] = useState<FailureOf<typeof readAnsweringSurvey> | null>(null);
  const { phase, draft } = useStore(engine.store);
  const w = words[draft.language];

  const load = async () => {
    setFailure(null);
    const result = await call(readAnsweringSurvey, { params: { token } });
    if (result.ok) setSurvey(result.value);
    else setFailure(result.error);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => void load(), []);
  useSendingLater(engine);
  useEffect(() => {
    document.documentElement.lang = draft.language;
    if (survey) document.title = wordsIn(survey.title, draft.language);
  }, [survey, draft.language]);

  const thanks = survey?.form ? wordsIn(survey.form.thanks, draft.language) : '';
  if (phase === 'waiting')
    return (
      <Frame engine={engine} form={survey?.form ?? null}>
        <Notice title={w.waitingTitle} act={w.sendNow} onAct={() => engine.send()}>
          {w.waiting}
        </Notice>
      </Frame>
    );
  if (phase === 'sent')
    return (
      <Frame engine={engine} form={survey?.form ?? null}>
        <Notice title={w.sentTitle} isDone>
          {thanks || w.sent}
        </Notice>
        {survey?.state !== 'closed' && (
          <button type="button" className={css.quiet} onClick={() => engine.startAnew()}>
            {w.someoneElse}
          </button>
        )}
      </Frame>
    );
  if (phase === 'already')
    return (
      <Frame engine={engine} form={survey?.form ?? null}>
        <Notice title={w.alreadyTitle} act={w.sendAsSomeoneElse} onAct={() => engine.send({ asSomeoneElse: true })}>
          {w.already}
        </Notice>
      </Frame>
    );
  if (phase === 'closed' || survey?.state === 'closed')
    return (
      <Frame engine={engine} form={null}>
        <Notice title={w.closedTitle}>{w.closed}</Notice>
      </Frame>
    );
  if (failure)
    return (
      <Frame engine={engine} form={null}>
        {failure.code === 'notFound' || failure.code === 'badRequest' ? (
          <Notice title={w.missingTitle}>{w.missing}</Notice>
        ) : (
          <Notice title={failure.sentence} act={w.retry} onAct={load} />
        )}
      </Frame>
    );
  return (
    <Frame engine={engine} form={survey?.form ?? null}>
      {survey?.form ? <Writing engine={engine} form={survey.form} by={survey.by} /> : <p role="status">{w.loading}</p>}
    </Frame>
  );
}

/** The form itself. Problems are shown from the first try to send, and go as they are mended. */
function Writing({ engine, form, by }: { engine: AnsweringEngine; form: SurveyForm; by: string }) {
  const { phase, draft, refusal } = useStore(engine.store);
  const [showsProblems, setShowsProblems] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const w = words[draft.language];
  const found = answerProblems(form, draft.answers);
  const problems: ReadonlyMap<string, AnswerProblem> = showsProblems ? found : new Map();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (found.size === 0) return void engine.send();
    setShowsProblems(true);
    const [first] = found.keys();
    element.current?.querySelector<HTMLElement>(`[data-question="${first}"]`)?.focus();
  };
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <FormView
        form={form}
        by={by}
        answers={draft.answers}
        language={draft.language}
        problems={problems}
        onAnswer={engine.answer}
      />
      <p className={css.problem} role="alert">
        {problems.size > 0 ? w.fix(problems.size) : refusal}
      </p>
      <button type="submit" className={css.send} disabled={phase === 'sending'}>
        {phase === 'sending' ? w.sending : w.send}
      </button>
      <p className={css.kept}>{w.kept}</p>
    </form>
  );
}

/** What waits for the network goes out when it comes back, and is tried now and then in case nobody says so. */
function useSendingLater(engine: AnsweringEngine): void {
  useEffect(() => {
    const later = () => {
      if (engine.store.getState().phase === 'waiting') void engine.send();
    };
    later();
    addEventListener('online', later);
    const timer = setInterval(later, RETRY_MS);
    return () => {
      removeEventListener('online', later);
      clearInterval(timer);
    };
  }, [engine]);
}

function Frame({ engine, form, children }: { engine: AnsweringEngine; form: SurveyForm | null; children: ReactNode }) {
  const { language } = useStore(engine.store, ({ draft }) => draft);
  const w = words[language];
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <div className={css.page}>
      <header className={css.head}>
        <span className={css.name}>
          <Mark size={28} />
          {w.product}
        </span>
        {form?.languages.includes('en') && (
          <button type="button" className={css.quiet} lang={other} onClick={() => engine.speak(other)}>
            {w.otherLanguage}
          </button>
        )}
      </header>
      <BrocadeLine height={4} />
      <main className={css.main}>{children}</main>
    </div>
  );
}

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly isDone?: boolean;
  readonly act?: string;
  readonly onAct?: () => void;
}

/** One thing to say, with its next step. Takes the focus, so that a screen reader says it. */
function Notice({ title, children, isDone = false, act, onAct }: NoticeProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className={`${css.notice} ${isDone ? css.done : ''}`}>
      {isDone && (
        <svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true">
          <circle cx="24" cy="24" r="22" fill="var(--la-che)" />
          <path d="M14 25l7 7 14-15" fill="none" stroke="var(--la-che-on)" strokeWidth="4" strokeLinecap="round" />
        </svg>
      )}
      <h1 ref={head} tabIndex={-1} className={css.noticeTitle}>
        {title}
      </h1>
      {children && <p className={css.noticeWords}>{children}</p>}
      {act && (
        <button type="button" className={css.send} onClick={onAct}>
          {act}
        </button>
      )}
    </section>
  );
}
