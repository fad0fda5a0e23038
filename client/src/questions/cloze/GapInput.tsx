import { Checkbox, NumberInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Gap } from 'shared/questions/cloze/cloze.ts';
import { normaliseNumber } from 'shared/questions/short-answer/number-box.ts';
import { capital } from 'shared/questions/tally.ts';
import css from '../Editor.module.css';
import { newPartId } from '../new-part-id.ts';
import { OptionList } from '../OptionList.tsx';
import { acceptedIn, linesOf } from '../short-text/accepted-lines.ts';
import { t as textWords } from '../short-text/messages.ts';
import { t } from './messages.ts';

interface Props {
  readonly id: string;
  readonly place: number;
  readonly gap: Gap;
  readonly mediaUrl: (sha: string) => string;
  readonly onChange: (gap: Gap) => void;
}

const MODES = ['text', 'number', 'dropDown'] as const;

/** What goes into one gap: words, a number, or one of several choices. */
export function GapInput({ id, place, gap, mediaUrl, onChange }: Props) {
  return (
    <fieldset className={css.rows}>
      <legend>{t().gap(place)}</legend>
      <Select
        label={t().mode}
        w={220}
        allowDeselect={false}
        data={MODES.map((value) => ({ value: value as string, label: t().modes[value] }))}
        value={gap.mode}
        onChange={(mode) => onChange(blankGap(gap.id, MODES.find((one) => one === mode) ?? 'text'))}
      />
      {gap.mode === 'text' ? <WordsOfGap gap={gap} onChange={onChange} /> : null}
      {gap.mode === 'number' ? <NumberOfGap gap={gap} onChange={onChange} /> : null}
      {gap.mode === 'dropDown' ? (
        <OptionList
          legend={t().choices}
          options={gap.options}
          name={(at) => t().option(capital(at))}
          fewest={2}
          most={20}
          add={t().addOption}
          mediaUrl={mediaUrl}
          onChange={(options) =>
            onChange({ ...gap, options, key: options.some((one) => one.id === gap.key) ? gap.key : null })
          }
          before={(option, at) => (
            <Radio
              name={`${id}-key`}
              label={capital(at)}
              aria-label={t().isKey(capital(at))}
              checked={gap.key === option.id}
              onChange={() => onChange({ ...gap, key: option.id })}
            />
          )}
        />
      ) : null}
    </fieldset>
  );
}

function blankGap(id: string, mode: Gap['mode']): Gap {
  if (mode !== 'dropDown') return { id, mode, accepted: [] };
  const first = newPartId([]);
  return { id, mode, options: [first, newPartId([first])].map((option) => ({ id: option, content: [] })), key: null };
}

function WordsOfGap({ gap, onChange }: { gap: Extract<Gap, { mode: 'text' }>; onChange: (gap: Gap) => void }) {
  const [typed, setTyped] = useState(() => linesOf(gap.accepted));
  return (
    <>
      <Textarea
        label={textWords().accepted}
        autosize
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange({ ...gap, accepted: acceptedIn(event.currentTarget.value).slice(0, 30) });
        }}
      />
      <Checkbox
        label={textWords().ignoreMarks}
        checked={gap.ignoreMarks ?? false}
        onChange={(event) => onChange({ ...gap, ignoreMarks: event.currentTarget.checked || undefined })}
      />
    </>
  );
}

function NumberOfGap({ gap, onChange }: { gap: Extract<Gap, { mode: 'number' }>; onChange: (gap: Gap) => void }) {
  const [typed, setTyped] = useState(() => gap.accepted.join('; '));
  return (
    <div className={css.row}>
      <TextInput
        label={t().numbers}
        w={260}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const accepted = event.currentTarget.value.split(';').map((one) => normaliseNumber(one).slice(0, 40));
          onChange({ ...gap, accepted: accepted.filter((one) => one !== '').slice(0, 20) });
        }}
      />
      <NumberInput
        label={t().tolerance}
        w={160}
        min={0}
        decimalSeparator=","
        value={gap.tolerance ?? ''}
        onChange={(tolerance) => onChange({ ...gap, tolerance: typeof tolerance === 'number' ? tolerance : undefined })}
      />
    </div>
  );
}
