import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { DatePickerInput, TimePicker } from '@mantine/dates';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import {
  changeSession,
  createSession,
  type ExamView,
  listExams,
  readExam,
  readSession,
  type SessionView,
} from 'shared/contracts/sessions.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useGo } from '../../ui/links.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './sessions.module.css';
import { dayOf, instantOf, timeOf } from './vietnam-time.ts';

interface Room {
  /** Only for React; a room has an `id` once the server knows it. */
  readonly key: number;
  readonly id?: string;
  readonly name: string;
  readonly seats: number;
}

interface Draft {
  readonly title: string;
  /** "2026-11-24", "07:30": as people in Vietnam read their clocks. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly rooms: readonly Room[];
  readonly movesFreely: boolean;
}

/** Adds a session to an exam and opens it. */
export function NewSession({ exam, onClose }: { exam: ExamView; onClose: () => void }) {
  const go = useGo();
  const act = useAct(createSession, {
    stales: [readExam, listExams],
    onDone({ sessionId }) {
      sayDone(t().savedSession);
      go(`/sessions/${sessionId}`);
    },
  });
  const startsAt = instantOf(dayOf(Date.now() + DAY), '07:30');
  const start: Draft = {
    title: t().sessionTitleDefault,
    day: dayOf(startsAt),
    from: timeOf(startsAt),
    to: timeOf(startsAt + exam.durationSeconds * 1000 + LATE),
    rooms: [{ key: 1, name: t().roomName(1), seats: 24 }],
    movesFreely: false,
  };
  return (
    <Card title={t().newSession}>
      <SessionForm
        start={start}
        error={act.error}
        isSaving={act.isPending}
        onCancel={onClose}
        onSave={(body) => act.mutate({ params: { examId: exam.id }, body })}
      />
    </Card>
  );
}

/** Changes the times and rooms of a session that has not begun. */
export function ChangeSession({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const act = useAct(changeSession, {
    stales: [readSession, readExam, listExams],
    onDone() {
      sayDone(t().savedSession);
      onClose();
    },
  });
  const start: Draft = {
    title: session.title,
    day: dayOf(session.startsAt),
    from: timeOf(session.startsAt),
    to: timeOf(session.endsAt),
    rooms: session.rooms.map(({ id, name, seats }, index) => ({ key: index, id, name, seats })),
    movesFreely: session.movesFreely,
  };
  return (
    <SessionForm
      start={start}
      error={act.error}
      isSaving={act.isPending}
      onCancel={onClose}
      onSave={(body) => act.mutate({ params: { sessionId: session.id }, body })}
    />
  );
}

const DAY = 24 * 3_600_000;
/** Room for those who begin a little late. */
const LATE = 30 * 60_000;

interface Said {
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly rooms: { id?: string; name: string; seats: number }[];
  readonly movesFreely: boolean;
}

function SessionForm({
  start,
  error,
  isSaving,
  onSave,
  onCancel,
}: {
  start: Draft;
  error: { readonly sentence: string } | null;
  isSaving: boolean;
  onSave: (said: Said) => void;
  onCancel: () => void;
}) {
  const [draft, setDraft] = useState(start);
  const { rooms } = draft;
  const changeRoom = (changed: Room) =>
    setDraft({ ...draft, rooms: rooms.map((room) => (room.key === changed.key ? changed : room)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({
      title: draft.title,
      startsAt: instantOf(draft.day, draft.from),
      endsAt: instantOf(draft.day, draft.to),
      rooms: rooms.map(({ id, name, seats }) => ({ id, name, seats })),
      movesFreely: draft.movesFreely,
    });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <div className={css.fields}>
        <TextInput
          label={t().sessionTitle}
          required
          withAsterisk={false}
          maxLength={200}
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
        />
        <DatePickerInput
          label={t().day}
          size="md"
          valueFormat="DD/MM/YYYY"
          value={draft.day}
          onChange={(day) => day && setDraft({ ...draft, day })}
        />
        <TimePicker
          label={t().from}
          size="md"
          format="24h"
          value={draft.from}
          onChange={(from) => setDraft({ ...draft, from })}
        />
        <TimePicker
          label={t().to}
          size="md"
          format="24h"
          value={draft.to}
          onChange={(to) => setDraft({ ...draft, to })}
        />
      </div>
      <div>
        {rooms.map((room, index) => (
          <div key={room.key} className={css.roomRow}>
            <TextInput
              label={index === 0 ? t().rooms : undefined}
              aria-label={t().room}
              required
              withAsterisk={false}
              maxLength={60}
              value={room.name}
              onChange={(event) => changeRoom({ ...room, name: event.currentTarget.value })}
            />
            <NumberInput
              label={index === 0 ? t().seats : undefined}
              aria-label={`${room.name}: ${t().seats}`}
              min={1}
              max={200}
              allowDecimal={false}
              value={room.seats}
              onChange={(value) => changeRoom({ ...room, seats: Number(value) || 1 })}
            />
            <ActionIcon
              variant="default"
              size={42}
              aria-label={t().removeRoom(room.name)}
              disabled={rooms.length === 1}
              onClick={() => setDraft({ ...draft, rooms: rooms.filter(({ key }) => key !== room.key) })}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => {
            const key = Math.max(0, ...rooms.map((room) => room.key)) + 1;
            setDraft({ ...draft, rooms: [...rooms, { key, name: t().roomName(rooms.length + 1), seats: 24 }] });
          }}
        >
          {t().addRoom}
        </Button>
      </div>
      <Checkbox
        label={t().movesFreely}
        description={t().movesFreelyHint}
        checked={draft.movesFreely}
        onChange={(event) => setDraft({ ...draft, movesFreely: event.currentTarget.checked })}
      />
      {error ? <ErrorState error={error} /> : null}
      <div className={css.bar}>
        <Button type="submit" loading={isSaving}>
          {t().saveSession}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t().cancel}
        </Button>
      </div>
    </form>
  );
}
