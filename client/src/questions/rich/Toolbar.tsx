import { ActionIcon, Loader, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconItalic,
  IconMathFunction,
  IconPhoto,
  IconSubscript,
  IconSuperscript,
  IconTable,
  IconUnderline,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactNode, useRef } from 'react';
import { t } from '../editor-messages.ts';
import { useMediaDoor } from '../media-door.ts';
import { PICTURE_LIMITS } from './extensions.ts';
import css from './rich.module.css';

interface Props {
  readonly editor: Editor;
  readonly label: string;
  readonly isReading: boolean;
  readonly onPicture: (file: File) => void;
}

const MARKS = [
  { name: 'bold', Icon: IconBold, key: 'B' },
  { name: 'italic', Icon: IconItalic, key: 'I' },
  { name: 'underline', Icon: IconUnderline, key: 'U' },
  { name: 'subscript', Icon: IconSubscript, key: ',' },
  { name: 'superscript', Icon: IconSuperscript, key: '.' },
] as const;

/** What can be done with the text, each with its key; shown while the hand is in the text. */
export function Toolbar({ editor, label, isReading, onPicture }: Props) {
  const door = useMediaDoor();
  const input = useRef<HTMLInputElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      marks: MARKS.map(({ name }) => now.isActive(name)),
      inTable: now.isActive('table'),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });
  const act = () => editor.chain().focus();
  return (
    <div className={css.toolbar} role="toolbar" aria-label={t().toolbar(label)}>
      {MARKS.map(({ name, Icon, key }, at) => (
        <Tool
          key={name}
          name={`${t().marks[name]} (Ctrl+${key})`}
          isOn={state.marks[at] ?? false}
          onUse={() => act().toggleMark(name).run()}
        >
          <Icon size={18} />
        </Tool>
      ))}
      <Tool
        name={`${t().formula} ($…$)`}
        onUse={() =>
          act()
            .insertContent({ type: 'math', attrs: { latex: '' } })
            .run()
        }
      >
        <IconMathFunction size={18} />
      </Tool>
      {door ? (
        <>
          <Tool name={t().picture} onUse={() => input.current?.click()}>
            <IconPhoto size={18} />
          </Tool>
          <input
            ref={input}
            type="file"
            hidden
            accept={PICTURE_LIMITS.types.join(',')}
            aria-label={t().picture}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) onPicture(file);
            }}
          />
        </>
      ) : null}
      {state.inTable ? (
        <Menu>
          <Menu.Target>
            <ActionIcon variant="light" size={34} aria-label={t().table}>
              <IconTable size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => act().addRowAfter().run()}>{t().addRow}</Menu.Item>
            <Menu.Item onClick={() => act().addColumnAfter().run()}>{t().addColumn}</Menu.Item>
            <Menu.Item onClick={() => act().deleteRow().run()}>{t().deleteRow}</Menu.Item>
            <Menu.Item onClick={() => act().deleteColumn().run()}>{t().deleteColumn}</Menu.Item>
            <Menu.Item onClick={() => act().toggleHeaderRow().run()}>{t().headRow}</Menu.Item>
            <Menu.Item onClick={() => act().mergeOrSplit().run()}>{t().mergeCells}</Menu.Item>
            <Menu.Item onClick={() => act().deleteTable().run()}>{t().deleteTable}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        <Tool name={t().table} onUse={() => act().insertTable({ rows: 2, cols: 3, withHeaderRow: true }).run()}>
          <IconTable size={18} />
        </Tool>
      )}
      <Tool name={`${t().undo} (Ctrl+Z)`} isOff={!state.canUndo} onUse={() => act().undo().run()}>
        <IconArrowBackUp size={18} />
      </Tool>
      <Tool name={`${t().redo} (Ctrl+Y)`} isOff={!state.canRedo} onUse={() => act().redo().run()}>
        <IconArrowForwardUp size={18} />
      </Tool>
      {isReading ? <Loader size={18} aria-label={t().reading} /> : null}
    </div>
  );
}

function Tool({
  name,
  isOn,
  isOff = false,
  onUse,
  children,
}: {
  name: string;
  isOn?: boolean;
  isOff?: boolean;
  onUse: () => void;
  children: ReactNode;
}) {
  return (
    <ActionIcon
      variant={isOn ? 'light' : 'subtle'}
      color={isOn ? undefined : 'gray'}
      size={34}
      title={name}
      aria-label={name}
      aria-pressed={isOn}
      disabled={isOff}
      // The text keeps the caret.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onUse}
    >
      {children}
    </ActionIcon>
  );
}
