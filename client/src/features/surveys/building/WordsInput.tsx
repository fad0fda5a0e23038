import { Textarea, TextInput } from '@mantine/core';
import type { Words } from 'shared/survey/form.ts';
import { t } from '../messages.ts';
import { withWords } from './form-edits.ts';

interface Props {
  readonly label: string;
  readonly value: Words;
  readonly onChange: (words: Words) => void;
  readonly isBilingual: boolean;
  readonly description?: string;
  readonly lines?: number;
  /** Only for a screen reader: the place says what it is. */
  readonly hidesLabel?: boolean;
}

/** A text of the survey, with its English beside it where the survey has one. */
export function WordsInput({ label, value, onChange, isBilingual, description, lines, hidesLabel }: Props) {
  const languages = isBilingual ? (['vi', 'en'] as const) : (['vi'] as const);
  return languages.map((language) => {
    const name = language === 'vi' ? label : t().inEnglish(label);
    const common = {
      value: value[language] ?? '',
      description: language === 'vi' ? description : undefined,
      lang: language,
      maxLength: 2_000,
      style: { flex: '1 1 200px' },
      ...(hidesLabel ? { 'aria-label': name, placeholder: name } : { label: name }),
    };
    const change = (text: string) => onChange(withWords(value, language, text));
    return lines ? (
      <Textarea
        key={language}
        {...common}
        autosize
        minRows={lines}
        onChange={(event) => change(event.currentTarget.value)}
      />
    ) : (
      <TextInput key={language} {...common} onChange={(event) => change(event.currentTarget.value)} />
    );
  });
}
