import { Button, Menu, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustments, IconBookmark, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { QUESTION_STATES } from 'shared/bank/life.ts';
import { type BankFilter, listFilters, removeFilter, saveFilter } from 'shared/contracts/bank-questions.ts';
import { GRADES } from 'shared/curriculum/outline.ts';
import { levelsOf, stepsOf } from 'shared/questions/levels.ts';
import { KIND_NAMES } from 'shared/questions/registry.ts';
import { useAct, useEndpoint } from '../../../api/use-endpoint.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { sayDone, sayRefused } from '../../../ui/toasts.tsx';
import { t as words } from '../messages.ts';
import css from './bank.module.css';
import { t } from './messages.ts';

interface Props {
  readonly filter: BankFilter;
  readonly tags: readonly string[];
  readonly onChange: (filter: BankFilter) => void;
}

/** Search always in reach; what narrows it beside it. */
export function Filters({ filter, tags, onChange }: Props) {
  const set = (change: Partial<Record<keyof BankFilter, string | undefined>>) =>
    onChange({ ...filter, ...change } as BankFilter);
  const any = { value: '', label: words().any };
  const choice = (name: keyof BankFilter, label: string, data: readonly { value: string; label: string }[]) => (
    <Select
      label={label}
      data={[any, ...data]}
      value={String(filter[name] ?? '')}
      onChange={(value) => set({ [name]: value || undefined })}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
    />
  );
  const [isOpen, setIsOpen] = useState(false);
  const narrowing = MORE.filter((name) => filter[name] !== undefined).length;
  return (
    <search className={css.filters}>
      <SearchInput text={filter.text ?? ''} onText={(text) => set({ text: text || undefined })} />
      <div className={css.choices}>
        <LevelSelect levels={filter.levels} onChange={(levels) => set({ levels })} />
        {choice(
          'kind',
          words().part,
          KIND_NAMES.map((value) => ({ value, label: kindName(value) })),
        )}
        {isOpen ? (
          <>
            {choice(
              'grade',
              t().grade,
              GRADES.map((grade) => ({ value: String(grade), label: t().gradeOf(grade) })),
            )}
            {choice(
              'state',
              t().state,
              QUESTION_STATES.map((value) => ({ value, label: t().states[value] })),
            )}
            {choice(
              'from',
              t().from,
              (['unit', 'mine', 'shared'] as const).map((value) => ({ value, label: t().froms[value] })),
            )}
            {choice(
              'use',
              t().use,
              (['never', 'used', 'doubted'] as const).map((value) => ({ value, label: t().usings[value] })),
            )}
            {tags.length > 0
              ? choice(
                  'tag',
                  t().tag,
                  tags.map((value) => ({ value, label: value })),
                )
              : null}
          </>
        ) : null}
        <Button
          variant="default"
          aria-expanded={isOpen}
          leftSection={<IconAdjustments size={18} aria-hidden="true" />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? t().fewerFilters : t().moreFilters(narrowing)}
        </Button>
        <SavedFilters filter={filter} onChange={onChange} />
      </div>
    </search>
  );
}

/** What stands behind the button until it is asked for. */
const MORE = ['grade', 'state', 'from', 'use', 'tag'] as const;

function SearchInput({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const say = useDebouncedCallback(onText, 250);
  // Another search was taken from the address or a saved one.
  useEffect(() => setTyped((before) => (before.trim() === text ? before : text)), [text]);
  return (
    <TextInput
      label={words().search}
      description={t().searchHow}
      placeholder={words().searchHint}
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        say(event.currentTarget.value.trim());
      }}
    />
  );
}

const SCALES = ['four', 'three', 'primary'] as const;

/** The same stored levels on the scale that the teacher thinks in. */
function LevelSelect({
  levels,
  onChange,
}: {
  levels: string | undefined;
  onChange: (levels: string | undefined) => void;
}) {
  const [chosen, setChosen] = useState('');
  const stands = (value: string) => {
    const [scale, step] = value.split(':');
    const found = SCALES.find((one) => one === scale);
    return found && step ? levelsOf(found, step).join(',') : undefined;
  };
  const all = SCALES.flatMap((scale) => stepsOf(scale).map((step) => `${scale}:${step}`));
  const value =
    levels === undefined ? '' : stands(chosen) === levels ? chosen : (all.find((one) => stands(one) === levels) ?? '');
  return (
    <Select
      label={words().level}
      data={[
        { value: '', label: words().any },
        ...SCALES.map((scale) => ({
          group: t().scales[scale],
          items: stepsOf(scale).map((step) => ({ value: `${scale}:${step}`, label: t().steps[scale][step] ?? step })),
        })),
      ]}
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        setChosen(next ?? '');
        onChange(stands(next ?? ''));
      }}
    />
  );
}

function SavedFilters({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const kept = useEndpoint(listFilters);
  const [name, setName] = useState('');
  const save = useAct(saveFilter, {
    stales: [listFilters],
    onDone: () => {
      setName('');
      sayDone(t().filterSaved);
    },
    onRefused: sayRefused,
  });
  const remove = useAct(removeFilter, { stales: [listFilters], onRefused: sayRefused });
  const filters = kept.data?.filters ?? [];
  const isEmpty = Object.values(filter).every((value) => value === undefined);
  return (
    <Menu position="bottom-end" width={300} closeOnItemClick={false} trapFocus>
      <Menu.Target>
        <Button variant="default" leftSection={<IconBookmark size={18} aria-hidden="true" />}>
          {t().savedFilters}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {filters.map((one) => (
          <div key={one.id} className={css.saved}>
            <Menu.Item closeMenuOnClick onClick={() => onChange(one.filter)}>
              {one.name}
            </Menu.Item>
            <Menu.Item
              className={css.forget}
              aria-label={t().forget(one.name)}
              onClick={() => remove.mutate({ params: { filterId: one.id } })}
            >
              <IconX size={16} aria-hidden="true" />
            </Menu.Item>
          </div>
        ))}
        {filters.length === 0 ? <p className={css.note}>{t().noFilters}</p> : null}
        <Menu.Divider />
        <form
          className={css.keep}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') save.mutate({ body: { name, filter } });
          }}
        >
          <TextInput
            label={t().filterName}
            value={name}
            maxLength={80}
            disabled={isEmpty}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
          <Button type="submit" size="sm" disabled={isEmpty || name.trim() === ''} loading={save.isPending}>
            {t().saveFilter}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
