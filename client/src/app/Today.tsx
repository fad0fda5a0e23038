import {
  IconCalendarTime,
  IconChecklist,
  IconClipboardText,
  IconClockExclamation,
  IconEye,
  IconFileImport,
  IconFilePlus,
  IconPencil,
  IconSunHigh,
  IconTrophy,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { listImports } from 'shared/contracts/bank.ts';
import { listResultExams } from 'shared/contracts/grading.ts';
import { type Me, readMe } from 'shared/contracts/people.ts';
import { listExams } from 'shared/contracts/sessions.ts';
import type { Ability } from 'shared/people/abilities.ts';
import { useEndpoint } from '../api/use-endpoint.ts';
import { dateTime, number, timeNear } from '../i18n/format.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { LoadingSkeleton } from '../ui/LoadingSkeleton.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { t } from './messages.ts';
import { type Task, tasksOf } from './tasks.ts';
import css from './today.module.css';

/** What needs me today, and where to begin something new. */
export function Today() {
  const me = useEndpoint(readMe);
  return (
    <Loaded from={me} shape="text">
      {(value) => <Day me={value} />}
    </Loaded>
  );
}

function Day({ me }: { me: Me }) {
  const can = (ability: Ability) => me.abilities.includes(ability);
  const bankUnit = me.units.find(({ role }) => role === 'teacher')?.id;
  const exams = useEndpoint(listExams, {}, { every: 60_000 });
  const results = useEndpoint(listResultExams, {}, { enabled: can('result.read') });
  const imports = useEndpoint(
    listImports,
    { query: { unitId: bankUnit ?? '' } },
    { enabled: bankUnit !== undefined && can('bank.write') },
  );
  const isLoading = exams.isPending || (can('result.read') && results.isPending);
  const tasks = tasksOf(
    {
      exams: can('exam.manage') || can('exam.invigilate') ? (exams.data?.exams ?? []) : [],
      results: results.data?.exams ?? [],
      imports: imports.data?.imports ?? [],
    },
    Date.now(),
  ).filter(({ kind }) => can('exam.manage') || (kind !== 'over' && kind !== 'draft'));
  return (
    <>
      <PageHead
        title={t().today}
        needs={isLoading ? t().hello(me.name) : `${t().hello(me.name)}. ${t().tasks(number(tasks.length))}`}
      />
      {exams.error ? <ErrorState error={exams.error} onRetry={() => exams.refetch()} /> : null}
      {isLoading ? (
        <LoadingSkeleton rows={3} />
      ) : tasks.length === 0 ? (
        <EmptyState title={t().nothing} icon={IconSunHigh}>
          {t().nothingHint}
        </EmptyState>
      ) : (
        <ul className={css.tasks}>
          {tasks.map((task) => (
            <TaskRow key={keyOf(task)} task={task} mayManage={can('exam.manage')} />
          ))}
        </ul>
      )}
      <Starts can={can} />
    </>
  );
}

const keyOf = (task: Task) =>
  `${task.kind} ${'session' in task ? task.session.id : 'importId' in task ? task.importId : task.examId}`;

function TaskRow({ task, mayManage }: { task: Task; mayManage: boolean }) {
  const { icon: Icon, title, detail, to, act, isUrgent } = said(task, mayManage);
  return (
    <li className={`${css.task} ${isUrgent ? css.attention : ''}`}>
      <span className={css.icon} aria-hidden="true">
        <Icon size={22} />
      </span>
      <span className={css.words}>
        <strong>{title}</strong>
        <span>{detail}</span>
      </span>
      <ButtonLink to={to} variant={isUrgent ? 'filled' : 'default'} size="sm">
        {act}
      </ButtonLink>
    </li>
  );
}

interface Said {
  readonly icon: ComponentType<{ size?: number | string }>;
  readonly title: string;
  readonly detail: string;
  readonly to: string;
  readonly act: string;
  readonly isUrgent?: boolean;
}

function said(task: Task, mayManage: boolean): Said {
  const words = t().task;
  switch (task.kind) {
    case 'running':
      return {
        icon: IconEye,
        title: task.exam,
        detail: words.running(
          task.session.title,
          timeNear(task.session.endsAt, Date.now()),
          number(task.session.candidates),
        ),
        to: `/sessions/${task.session.id}/board`,
        act: words.watch,
        isUrgent: true,
      };
    case 'over':
      return {
        icon: IconClockExclamation,
        title: task.exam,
        detail: words.over(task.session.title),
        to: `/sessions/${task.session.id}`,
        act: words.close,
        isUrgent: true,
      };
    case 'soon':
      return {
        icon: IconCalendarTime,
        title: task.exam,
        detail: words.soon(task.session.title, dateTime(task.session.startsAt), number(task.session.candidates)),
        to: mayManage ? `/sessions/${task.session.id}` : `/sessions/${task.session.id}/board`,
        act: mayManage ? words.prepare : words.watch,
      };
    case 'mark':
      return {
        icon: IconChecklist,
        title: task.exam,
        detail: words.mark(number(task.papers)),
        to: `/results/${task.examId}`,
        act: words.see,
        isUrgent: true,
      };
    case 'publish':
      return {
        icon: IconTrophy,
        title: task.exam,
        detail: words.publish,
        to: `/results/${task.examId}`,
        act: words.see,
      };
    case 'import':
      return {
        icon: IconFileImport,
        title: task.fileName,
        detail: words.import(number(task.withProblems)),
        to: `/bank/imports/${task.importId}`,
        act: words.goOn,
      };
    case 'draft':
      return {
        icon: IconPencil,
        title: task.exam,
        detail: words.draft(task.subject),
        to: `/exams/${task.examId}`,
        act: words.goOn,
      };
  }
}

/** Where one begins something new. */
function Starts({ can }: { can: (ability: Ability) => boolean }) {
  const words = t().starts;
  const starts = [
    { ability: 'bank.write', to: '/bank/import', icon: IconFileImport, ...words.import },
    { ability: 'exam.manage', to: '/exams/new', icon: IconFilePlus, ...words.exam },
    { ability: 'survey.manage', to: '/surveys', icon: IconClipboardText, ...words.survey },
  ] as const;
  const shown = starts.filter(({ ability }) => can(ability));
  if (shown.length === 0) return null;
  return (
    <section>
      <h2 className={css.title}>{words.title}</h2>
      <div className={css.starts}>
        {shown.map(({ to, icon: Icon, name, hint }) => (
          <Link key={to} to={to} className={css.start}>
            <Icon size={28} aria-hidden="true" />
            <strong>{name}</strong>
            <span>{hint}</span>
          </Link>
        ))}
      </div>
    </section>
  );
}
