import { Checkbox, MultiSelect } from '@mantine/core';
import { type RichText as Content, wordsOf } from 'shared/questions/content.ts';
import css from '../Editor.module.css';
import { t } from './editor-messages.ts';

interface Props {
  readonly places: readonly string[];
  readonly tokens: readonly { readonly id: string; readonly content: Content }[];
  readonly itsKey: Readonly<Record<string, readonly string[]>>;
  readonly onChange: (key: Record<string, string[]>) => void;
}

/** What is right at each place: any one of the tokens named, or nothing at all. */
export function PlacesKey({ places, tokens, itsKey, onChange }: Props) {
  const data = tokens.map(({ id, content }, at) => ({ value: id, label: wordsOf(content) || t().token(at + 1) }));
  const set = (place: string, said: string[] | undefined) => {
    const { [place]: _, ...others } = itsKey;
    onChange({ ...(others as Record<string, string[]>), ...(said === undefined ? {} : { [place]: said }) });
  };
  return (
    <fieldset className={css.rows}>
      <legend>{t().key}</legend>
      {places.map((place, at) => (
        <div key={place} className={css.row}>
          <MultiSelect
            className={css.input}
            label={t().rightAt(at + 1)}
            data={data}
            value={[...(itsKey[place] ?? [])]}
            onChange={(said) => set(place, said.length === 0 ? undefined : said)}
          />
          <span className={css.side}>
            <Checkbox
              label={t().staysEmpty}
              checked={itsKey[place]?.length === 0}
              onChange={(event) => set(place, event.currentTarget.checked ? [] : undefined)}
            />
          </span>
        </div>
      ))}
    </fieldset>
  );
}
