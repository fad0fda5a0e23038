import { Checkbox, Radio, Select } from '@mantine/core';
import type { MatrixDefinition } from 'shared/questions/matrix/matrix.ts';
import { capital } from 'shared/questions/tally.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { OptionList } from '../OptionList.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { t } from './messages.ts';

const RULES = ['perRow', 'perCell', 'allOrNothing'] as const;

export function MatrixEditor({ id, definition, mediaUrl, onChange }: EditorProps<MatrixDefinition>) {
  const { stem, rows, columns, select, key, scoring } = definition;
  const keyOver = (next: Pick<MatrixDefinition, 'rows' | 'columns' | 'select'>) =>
    Object.fromEntries(
      next.rows.map((row) => {
        const left = (key[row.id] ?? []).filter((column) => next.columns.some((one) => one.id === column));
        return [row.id, next.select === 'one' ? left.slice(0, 1) : left];
      }),
    );
  const set = (change: Partial<Pick<MatrixDefinition, 'rows' | 'columns' | 'select'>>) => {
    const next = { rows, columns, select, ...change };
    onChange({ ...definition, ...next, key: keyOver(next) });
  };
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <Select
        label={t().select}
        w={220}
        allowDeselect={false}
        data={[
          { value: 'one', label: t().selectOne },
          { value: 'many', label: t().selectMany },
        ]}
        value={select}
        onChange={(next) => set({ select: next === 'many' ? 'many' : 'one' })}
      />
      <OptionList
        legend={t().columns}
        options={columns}
        name={(at) => t().column(capital(at))}
        fewest={2}
        most={12}
        add={t().addColumn}
        mediaUrl={mediaUrl}
        onChange={(next) => set({ columns: next })}
        before={(_column, at) => <span className={css.letter}>{capital(at)}</span>}
      />
      <OptionList
        legend={t().rows}
        options={rows}
        name={(at) => t().row(at + 1)}
        fewest={1}
        most={30}
        add={t().addRow}
        mediaUrl={mediaUrl}
        onChange={(next) => set({ rows: next })}
        before={(_row, at) => <span className={css.letter}>{at + 1}</span>}
        after={(row, at) =>
          columns.map((column, place) => {
            const Box = select === 'one' ? Radio : Checkbox;
            const own = key[row.id] ?? [];
            const isOn = own.includes(column.id);
            const chosen =
              select === 'one' ? [column.id] : isOn ? own.filter((one) => one !== column.id) : [...own, column.id];
            return (
              <Box
                key={column.id}
                name={`${id}-${row.id}`}
                label={capital(place)}
                aria-label={t().keyOf(at + 1, capital(place))}
                checked={isOn}
                onChange={() => onChange({ ...definition, key: { ...key, [row.id]: chosen } })}
              />
            );
          })
        }
      />
      <Select
        label={t().scoring}
        w={420}
        allowDeselect={false}
        data={RULES.map((value) => ({ value: value as string, label: t()[value] }))}
        value={scoring?.rule ?? 'perRow'}
        onChange={(next) => {
          const rule = RULES.find((one) => one === next);
          onChange({ ...definition, scoring: rule && rule !== 'perRow' ? { rule } : undefined });
        }}
      />
    </div>
  );
}
