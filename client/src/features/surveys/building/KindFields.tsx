import { ActionIcon, Button, Select, Switch } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { SurveyQuestion } from 'shared/survey/form.ts';
import { t } from '../messages.ts';
import css from './Builder.module.css';
import { newOptionId } from './form-edits.ts';
import { WordsInput } from './WordsInput.tsx';

interface Props {
  readonly question: SurveyQuestion;
  readonly isBilingual: boolean;
  readonly onChange: (question: SurveyQuestion) => void;
}

/** What only a question of this kind has: options, the ends of a scale, the room for words. */
export function KindFields({ question, isBilingual, onChange }: Props) {
  switch (question.kind) {
    case 'choice':
      return <Options question={question} isBilingual={isBilingual} onChange={onChange} />;
    case 'multiChoice':
      return (
        <>
          <Options question={question} isBilingual={isBilingual} onChange={onChange} />
          <Select
            label={t().most}
            className={css.short}
            allowDeselect={false}
            data={[
              { value: '0', label: t().mostAny },
              ...question.options.slice(1).map((_, at) => ({ value: String(at + 1), label: String(at + 1) })),
            ]}
            value={String(question.most ?? 0)}
            onChange={(most) => onChange({ ...question, most: Number(most) || null })}
          />
        </>
      );
    case 'scale':
      return (
        <>
          <div className={css.pair}>
            <Select
              label={t().scaleFrom}
              allowDeselect={false}
              data={['0', '1']}
              value={String(question.from)}
              onChange={(from) => onChange({ ...question, from: Number(from) })}
            />
            <Select
              label={t().scaleTo}
              allowDeselect={false}
              data={['2', '3', '4', '5', '6', '7', '10']}
              value={String(question.to)}
              onChange={(to) => onChange({ ...question, to: Number(to) })}
            />
          </div>
          <div className={css.pair}>
            <WordsInput
              label={t().low}
              value={question.low}
              isBilingual={isBilingual}
              onChange={(low) => onChange({ ...question, low })}
            />
            <WordsInput
              label={t().high}
              value={question.high}
              isBilingual={isBilingual}
              onChange={(high) => onChange({ ...question, high })}
            />
          </div>
        </>
      );
    case 'text':
      return (
        <Switch
          label={t().long}
          checked={question.long}
          onChange={(event) => onChange({ ...question, long: event.currentTarget.checked })}
        />
      );
  }
}

type WithOptions = Extract<SurveyQuestion, { options: unknown }>;

function Options({ question, isBilingual, onChange }: Omit<Props, 'question'> & { readonly question: WithOptions }) {
  const { options } = question;
  return (
    <div className={css.options}>
      {options.map((option, at) => (
        <div key={option.id} className={css.option}>
          <WordsInput
            label={t().option(at + 1)}
            hidesLabel
            value={option.text}
            isBilingual={isBilingual}
            onChange={(text) => onChange({ ...question, options: options.with(at, { ...option, text }) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t().removeOption(at + 1)}
            onClick={() => onChange({ ...question, options: options.toSpliced(at, 1) })}
          >
            <IconX size={18} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => onChange({ ...question, options: [...options, { id: newOptionId(options), text: { vi: '' } }] })}
      >
        {t().addOption}
      </Button>
    </div>
  );
}
