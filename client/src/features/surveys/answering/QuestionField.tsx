import { useId } from 'react';
import { type Answer, type AnswerProblem, LONGEST_TEXT } from 'shared/survey/answers.ts';
import { pointsOf, type SurveyLanguage, type SurveyQuestion, wordsIn } from 'shared/survey/form.ts';
import css from './QuestionField.module.css';
import { words } from './words.ts';

interface Props {
  readonly question: SurveyQuestion;
  readonly number: number;
  readonly language: SurveyLanguage;
  readonly answer: Answer | undefined;
  readonly problem: AnswerProblem | undefined;
  readonly onAnswer: (answer: Answer | undefined) => void;
}

/** One question with its field. Native radios, ticks and text boxes: keyboard and screen reader know them already. */
export function QuestionField({ question, number, language, answer, problem, onAnswer }: Props) {
  const w = words[language];
  const id = useId();
  const hint = question.kind === 'multiChoice' ? w.severalOf(question.most) : null;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset
      className={`${css.question} ${problem ? css.wrong : ''}`}
      aria-describedby={described}
      aria-invalid={problem ? true : undefined}
      data-question={question.id}
      tabIndex={-1}
    >
      <legend className={css.legend} id={`${id}-text`}>
        <span className={css.number}>{number}.</span> {wordsIn(question.text, language)}
        {question.required && (
          <span className={css.required}>
            {' '}
            * <span className={css.spoken}>({w.required})</span>
          </span>
        )}
      </legend>
      {hint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Field question={question} language={language} answer={answer} onAnswer={onAnswer} id={id} />
      {problem && (
        <p className={css.problem} id={`${id}-problem`}>
          {w.problem[problem]}
        </p>
      )}
    </fieldset>
  );
}

type FieldProps = Omit<Props, 'number' | 'problem'> & { readonly id: string };

function Field({ question, language, answer, onAnswer, id }: FieldProps) {
  switch (question.kind) {
    case 'choice':
      return (
        <>
          {question.options.map((option) => (
            <label key={option.id} className={css.option}>
              <input type="radio" name={id} checked={answer === option.id} onChange={() => onAnswer(option.id)} />
              <span>{wordsIn(option.text, language)}</span>
            </label>
          ))}
          {answer !== undefined && !question.required && (
            <Clear language={language} onClear={() => onAnswer(undefined)} />
          )}
        </>
      );
    case 'multiChoice': {
      const ticked = Array.isArray(answer) ? answer : [];
      const tick = (option: string) =>
        onAnswer(ticked.includes(option) ? ticked.filter((one) => one !== option) : [...ticked, option]);
      return question.options.map((option) => (
        <label key={option.id} className={css.option}>
          <input type="checkbox" checked={ticked.includes(option.id)} onChange={() => tick(option.id)} />
          <span>{wordsIn(option.text, language)}</span>
        </label>
      ));
    }
    case 'scale':
      return (
        <>
          <div className={css.scale}>
            {pointsOf(question).map((point) => (
              <label key={point} className={css.point}>
                <input type="radio" name={id} checked={answer === point} onChange={() => onAnswer(point)} />
                <span>{point}</span>
              </label>
            ))}
          </div>
          <div className={css.ends}>
            <span>{wordsIn(question.low, language)}</span>
            <span>{wordsIn(question.high, language)}</span>
          </div>
          {answer !== undefined && !question.required && (
            <Clear language={language} onClear={() => onAnswer(undefined)} />
          )}
        </>
      );
    case 'text': {
      const text = typeof answer === 'string' ? answer : '';
      const longest = question.long ? LONGEST_TEXT.long : LONGEST_TEXT.short;
      const box = {
        className: css.text,
        value: text,
        maxLength: longest,
        'aria-labelledby': `${id}-text`,
        required: question.required,
        onChange: (event: { target: { value: string } }) => onAnswer(event.target.value || undefined),
      };
      return (
        <>
          {question.long ? <textarea rows={4} {...box} /> : <input type="text" autoComplete="off" {...box} />}
          {longest - text.length < 100 && <p className={css.hint}>{words[language].left(longest - text.length)}</p>}
        </>
      );
    }
  }
}

function Clear({ language, onClear }: { language: SurveyLanguage; onClear: () => void }) {
  return (
    <button type="button" className={css.clear} onClick={onClear}>
      {words[language].notAnswered}
    </button>
  );
}
