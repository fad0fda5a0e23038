import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Answers } from 'shared/survey/answers.ts';
import type { SurveyForm, SurveyLanguage } from 'shared/survey/form.ts';
import { FormView } from '../answering/FormView.tsx';
import { t } from '../messages.ts';
import css from './PhonePreview.module.css';

const NONE = new Map();

/** The form as a phone shows it; it can be answered to try the logic, and nothing of that is kept. */
export function PhonePreview({ form, by }: { form: SurveyForm; by: string }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [language, setLanguage] = useState<SurveyLanguage>('vi');
  const isBilingual = form.languages.includes('en');
  return (
    <aside className={css.side}>
      <div className={css.bar}>
        <span>{t().previewHint}</span>
        {isBilingual ? (
          <SegmentedControl
            size="xs"
            data={[
              { value: 'vi', label: 'VI' },
              { value: 'en', label: 'EN' },
            ]}
            value={language}
            onChange={(value) => setLanguage(value === 'en' ? 'en' : 'vi')}
          />
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard. */}
      <section className={css.phone} lang={language} tabIndex={0} aria-label={t().preview}>
        <FormView
          form={form}
          by={by}
          answers={answers}
          language={isBilingual ? language : 'vi'}
          problems={NONE}
          onAnswer={(question, answer) =>
            setAnswers(({ [question]: _, ...others }) =>
              answer === undefined ? others : { ...others, [question]: answer },
            )
          }
        />
      </section>
    </aside>
  );
}
