import { ActionIcon, Select } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { OrderingDefinition } from 'shared/questions/ordering/ordering.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { OptionList } from '../OptionList.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { t } from './messages.ts';
import { moved } from './moved.ts';

const RULES = ['allOrNothing', 'perPlace', 'adjacent'] as const;

/** The entries are written in their right order, which is the key. */
export function OrderingEditor({ definition, mediaUrl, onChange }: EditorProps<OrderingDefinition>) {
  const { stem, items, key, layout, scoring } = definition;
  const inKeyOrder = [
    ...key.flatMap((id) => items.find((item) => item.id === id) ?? []),
    ...items.filter(({ id }) => !key.includes(id)),
  ];
  const set = (next: OrderingDefinition['items']) =>
    onChange({ ...definition, items: next, key: next.map(({ id }) => id) });
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <OptionList
        legend={t().items}
        hint={t().itemsHint}
        options={inKeyOrder}
        name={(at) => t().item(at + 1)}
        fewest={2}
        most={20}
        add={t().add}
        mediaUrl={mediaUrl}
        onChange={set}
        before={(_item, at) => <span className={css.letter}>{at + 1}</span>}
        after={(_item, at) => (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={at === 0}
              aria-label={t().up(t().item(at + 1))}
              onClick={() => set(moved(inKeyOrder, at, at - 1))}
            >
              <IconArrowUp size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={at === inKeyOrder.length - 1}
              aria-label={t().down(t().item(at + 1))}
              onClick={() => set(moved(inKeyOrder, at, at + 1))}
            >
              <IconArrowDown size={18} />
            </ActionIcon>
          </>
        )}
      />
      <div className={css.row}>
        <Select
          label={t().layout}
          w={220}
          allowDeselect={false}
          data={[
            { value: 'vertical', label: t().vertical },
            { value: 'horizontal', label: t().horizontal },
          ]}
          value={layout ?? 'vertical'}
          onChange={(next) => onChange({ ...definition, layout: next === 'horizontal' ? 'horizontal' : undefined })}
        />
        <Select
          label={t().scoring}
          w={360}
          allowDeselect={false}
          data={RULES.map((value) => ({ value: value as string, label: t()[value] }))}
          value={scoring?.rule ?? 'allOrNothing'}
          onChange={(next) => {
            const rule = RULES.find((one) => one === next);
            onChange({ ...definition, scoring: rule && rule !== 'allOrNothing' ? { rule } : undefined });
          }}
        />
      </div>
    </div>
  );
}
