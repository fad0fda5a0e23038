import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { listPupils, listUnits, type UnitView } from 'shared/contracts/people.ts';
import { compareNames } from 'shared/people/names.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { t } from './messages.ts';
import css from './people.module.css';

/** The unit tree and the pupils of whichever unit is chosen. To look at; changes come from the sector's data. */
export function PeoplePage() {
  const units = useEndpoint(listUnits);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <PageHead title={t().title} needs={t().needs} />
      <Loaded from={units}>
        {(value) => {
          const chosen = value.units.find(({ id }) => id === asked) ?? value.units[0];
          return (
            <div className={css.columns}>
              <Card title={t().units}>
                <ul className={css.tree}>
                  {rootsOf(value.units).map((root) => (
                    <Branch key={root.id} unit={root} units={value.units} chosen={chosen?.id} onChoose={setAsked} />
                  ))}
                </ul>
              </Card>
              {chosen ? <Pupils key={chosen.id} unit={chosen} /> : null}
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

/** Units whose parent the account does not see. */
function rootsOf(units: readonly UnitView[]): UnitView[] {
  const seen = new Set(units.map(({ id }) => id));
  return units.filter(({ parentId }) => parentId === null || !seen.has(parentId));
}

const collator = new Intl.Collator('vi', { numeric: true });
const byName = (one: UnitView, other: UnitView) => collator.compare(one.name, other.name);

function Branch({
  unit,
  units,
  chosen,
  onChoose,
}: {
  unit: UnitView;
  units: readonly UnitView[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const below = units.filter(({ parentId }) => parentId === unit.id).sort(byName);
  return (
    <li>
      <button
        type="button"
        className={`${css.unit} ${unit.id === chosen ? css.chosen : ''}`}
        aria-pressed={unit.id === chosen}
        onClick={() => onChoose(unit.id)}
      >
        {unit.name} <span>{number(unit.pupils)}</span>
      </button>
      {below.length > 0 ? (
        <ul>
          {below.map((one) => (
            <Branch key={one.id} unit={one} units={units} chosen={chosen} onChoose={onChoose} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Pupils({ unit }: { unit: UnitView }) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const [after, setAfter] = useState<string | undefined>();
  const pupils = useEndpoint(listPupils, {
    params: { unitId: unit.id },
    query: { search: search || undefined, after },
  });
  return (
    <Card title={t().pupilsOf(unit.name)}>
      <TextInput
        type="search"
        size="sm"
        mb={16}
        maw={360}
        aria-label={t().search}
        placeholder={t().search}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAfter(undefined);
        }}
      />
      <Loaded from={pupils}>
        {({ pupils: rows, next }) => (
          <>
            <DataTable
              name="pupils"
              plain
              tools={<span />}
              rows={rows}
              columns={columns()}
              rowId={({ id, className }) => `${id} ${className}`}
              initialSort={{ id: 'name' }}
              pageSize={100}
              empty={
                <EmptyState title={t().none} icon={IconUsers}>
                  {t().noneHint}
                </EmptyState>
              }
            />
            <div className={css.pages}>
              {after ? (
                <Button variant="default" size="sm" onClick={() => setAfter(undefined)}>
                  {t().back}
                </Button>
              ) : null}
              {next ? (
                <Button variant="default" size="sm" onClick={() => setAfter(next)}>
                  {t().more}
                </Button>
              ) : null}
            </div>
          </>
        )}
      </Loaded>
    </Card>
  );
}

type Pupil = ReplyOf<typeof listPupils>['pupils'][number];

function columns(): Column<Pupil>[] {
  return [
    {
      id: 'name',
      header: t().name,
      value: ({ name }) => name,
      compare: (one, other) => compareNames(one.name, other.name),
    },
    { id: 'class', header: t().className, value: ({ className }) => className },
    { id: 'number', header: t().personalNumber, value: ({ personalNumber }) => personalNumber },
    {
      id: 'birthDate',
      header: t().birthDate,
      value: ({ birthDate }) => birthDate,
      cell: ({ birthDate }) => birthDate?.split('-').reverse().join('/') ?? '–',
    },
    { id: 'sex', header: t().sex, value: ({ sex }) => (sex ? t().sexes[sex] : null) },
  ];
}
