import { type Answer, type AnswerProblem, type Answers, countedAnswers, questionsFor } from 'shared/survey/answers.ts';
import { type SurveyForm, type SurveyLanguage, wordsIn } from 'shared/survey/form.ts';
import css from './FormView.module.css';
import { QuestionField } from './QuestionField.tsx';
import { words } from './words.ts';

interface Props {
  readonly form: SurveyForm;
  readonly by: string;
  readonly answers: Answers;
  readonly language: SurveyLanguage;
  readonly problems: ReadonlyMap<string, AnswerProblem>;
  readonly onAnswer: (question: string, answer: Answer | undefined) => void;
}

/** The form as people see it: on the answering page, and in the builder's preview. */
export function FormView({ form, by, answers, language, problems, onAnswer }: Props) {
  const w = words[language];
  const shown = questionsFor(form, answers);
  const done = Object.keys(countedAnswers(form, answers)).length;
  const introduction = wordsIn(form.introduction, language);
  return (
    <>
      <p className={css.by}>{by}</p>
      <h1 className={css.title}>{wordsIn(form.title, language)}</h1>
      {introduction && <p className={css.introduction}>{introduction}</p>}
      <p className={css.anonymous}>{w.anonymous}</p>
      <div className={css.progress}>
        <div className={css.bar} style={{ width: `${shown.length === 0 ? 0 : (done / shown.length) * 100}%` }} />
        <span className={css.count}>{w.progress(done, shown.length)}</span>
      </div>
      <div className={css.questions}>
        {shown.map((question, at) => (
          <QuestionField
            key={question.id}
            question={question}
            number={at + 1}
            language={language}
            answer={answers[question.id]}
            problem={problems.get(question.id)}
            onAnswer={(answer) => onAnswer(question.id, answer)}
          />
        ))}
      </div>
    </>
  );
}
