import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { t } from './messages.ts';

/** What every toast has; the name of its close button is read when it is shown, in the language of that moment. */
const frame = () => ({ withBorder: true, closeButtonProps: { 'aria-label': t().close } });

/** Says that something is done. */
export function sayDone(message: string): void {
  notifications.show({ ...frame(), message, color: 'la-che', icon: <IconCheck size={18} aria-hidden="true" /> });
}

/** Says that something was refused, where there is no place for it on the page. */
export function sayRefused(error: { readonly sentence: string }): void {
  notifications.show({
    ...frame(),
    title: t().failedTitle,
    message: error.sentence,
    color: 'son',
    icon: <IconX size={18} aria-hidden="true" />,
    autoClose: 10_000,
  });
}

/** Says what somebody should know and act on later; it stays until it is closed. */
export function sayAttention(message: string): void {
  notifications.show({
    ...frame(),
    message,
    color: 'yellow',
    icon: <IconAlertTriangle size={18} aria-hidden="true" />,
    autoClose: false,
  });
}

interface Undoable {
  /** What was done, in the past: "Đã xóa câu 5". */
  readonly message: string;
  /** Takes it back. Called at most once. */
  readonly undo: () => void;
  /** Makes it final when the time to undo is over (a call to the server that has no way back). Not called after undo. */
  readonly settle?: () => void;
  readonly milliseconds?: number;
}

/**
 * Undo instead of "are you sure": shows the act as done with a way back for a while. Where the act cannot be taken back at
 * the server, give it as `settle`: it happens only when the time has run out or the toast is closed.
 */
export function offerUndo({ message, undo, settle, milliseconds = 8_000 }: Undoable): void {
  let over = false;
  const id = notifications.show({
    ...frame(),
    color: 'cham',
    autoClose: milliseconds,
    message: (
      <span style={{ display: 'flex', gap: 12, alignItems: 'center', justifyContent: 'space-between' }}>
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flex: 'none' }}
          onClick={() => {
            if (over) return;
            over = true;
            undo();
            notifications.hide(id);
          }}
        >
          {t().undo}
        </Button>
      </span>
    ),
    onClose: () => {
      if (over) return;
      over = true;
      settle?.();
    },
  });
}
