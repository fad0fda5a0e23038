import type { ChainedEvent } from 'shared/attempt/events.ts';
import type { AttemptOpening } from 'shared/contracts/delivery.ts';
import type { Message } from './attempt-view.ts';
import type { ReadMessages } from './read-messages.ts';

interface Deps {
  readonly read: ReadMessages;
  now(): number;
  messages(): readonly Message[];
  onChange(messages: readonly Message[]): void;
}

/** What is said to the candidate, until it is put aside. */
export function createNotices({ read, now, messages, onChange }: Deps) {
  let count = 0;
  const ownId = () => {
    count += 1;
    return `notice-${count}`;
  };
  const tell = (message: Message) => onChange([...messages(), message]);
  return {
    /** An invigilator's words, told once: they come with every opening, and over the socket. */
    message({ id, text, at }: AttemptOpening['messages'][number]) {
      if (!read.has(id) && !messages().some((told) => told.id === id)) tell({ id, kind: 'message', text, at });
    },
    extraTime: (seconds: number, at: number) => tell({ id: ownId(), kind: 'extraTime', seconds, at }),
    unkept(events: readonly ChainedEvent[]) {
      for (const { event } of events)
        if (event.kind === 'answer' || event.kind === 'edit')
          tell({ id: ownId(), kind: 'unkept', item: event.item, at: now() });
    },
    dismiss(id: string) {
      if (messages().some((told) => told.id === id && told.kind === 'message')) read.add(id);
      onChange(messages().filter((told) => told.id !== id));
    },
  };
}
