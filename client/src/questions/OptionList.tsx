import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RichText } from 'shared/questions/content.ts';
import css from './Editor.module.css';
import { t } from './editor-messages.ts';
import { newPartId } from './new-part-id.ts';
import { RichTextInput } from './RichTextInput.tsx';

interface Entry {
  readonly id: string;
  readonly content: RichText;
}

interface Props<Option extends Entry> {
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly Option[];
  /** What an entry is called, by its place: "Phương án A". */
  readonly name: (at: number) => string;
  readonly fewest: number;
  readonly most: number;
  readonly add: string;
  readonly mediaUrl: (sha: string) => string;
  /** The whole list, after a change of words, a new entry or one less. */
  readonly onChange: (options: Option[]) => void;
  /** What stands before an entry: its letter, or the way to set it right. */
  readonly before: (option: Option, at: number) => ReactNode;
  /** What else is asked of an entry. */
  readonly after?: (option: Option, at: number) => ReactNode;
}

/** A list of things to choose from, to pair or to order, each with its words. */
export function OptionList<Option extends Entry>({
  legend,
  hint,
  options,
  name,
  fewest,
  most,
  add,
  mediaUrl,
  onChange,
  before,
  after,
}: Props<Option>) {
  return (
    <fieldset className={css.rows}>
      <legend>{legend}</legend>
      {hint ? <p className={css.hint}>{hint}</p> : null}
      {options.map((option, at) => (
        <div key={option.id} className={css.row}>
          <span className={css.side}>{before(option, at)}</span>
          <RichTextInput
            quiet
            label={name(at)}
            content={option.content}
            mediaUrl={mediaUrl}
            onChange={(content) => onChange(options.map((one) => (one.id === option.id ? { ...one, content } : one)))}
          />
          <span className={css.side}>
            {after?.(option, at)}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={options.length <= fewest}
              aria-label={t().remove(name(at))}
              onClick={() => onChange(options.filter(({ id }) => id !== option.id))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </span>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        style={{ alignSelf: 'flex-start' }}
        disabled={options.length >= most}
        onClick={() =>
          onChange([...options, { id: newPartId(options.map(({ id }) => id)), content: [] } as unknown as Option])
        }
      >
        {add}
      </Button>
    </fieldset>
  );
}
