import {
  IconBuildingCommunity,
  IconCalendarTime,
  IconChartHistogram,
  IconChecklist,
  IconClipboardText,
  IconClockExclamation,
  IconEye,
  IconFileImport,
  IconFilePlus,
  IconPencil,
  IconSunHigh,
  IconTrophy,
  IconZoomQuestion,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { listImports } from 'shared/contracts/bank.ts';
import { listResultExams } from 'shared/contracts/grading.ts';
import { listWatchedSessions } from 'shared/contracts/invigilation.ts';
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

/** Who may do one of these has work that this page can know of. */
const TASKED: readonly Ability[] = ['exam.manage', 'exam.invigilate', 'bank.write', 'result.publish'];

function Day({ me }: { me: Me }) {
  const can = (ability: Ability) => me.abilities.includes(ability);
  const bankUnit = me.units.find(({ role }) => role === 'teacher')?.id;
  // Who manages has every session in the exams; who only invigilates watches sessions of other people's exams.
  const exams = useEndpoint(listExams, {}, { enabled: can('exam.manage'), every: 60_000 });
  const watched = useEndpoint(
    listWatchedSessions,
    {},
    { enabled: can('exam.invigilate') && !can('exam.manage'), every: 60_000 },
  );
  const results = useEndpoint(listResultExams, {}, { enabled: can('result.read') });
  const imports = useEndpoint(
    listImports,
    { query: { unitId: bankUnit ?? '' } },
    { enabled: bankUnit !== undefined && can('bank.write') },
  );
  const isLoading = exams.isLoading || watched.isLoading || results.isLoading;
  const error = exams.error ?? watched.error;
  const tasks = tasksOf(
    {
      exams: exams.data?.exams ?? [],
      watched: watched.data?.sessions ?? [],
      results: results.data?.exams ?? [],
      imports: imports.data?.imports ?? [],
    },
    Date.now(),
  );
  const mayHaveTasks = TASKED.some(can);
  return (
    <>
      <PageHead
        title={t().today}
        needs={
          isLoading || !mayHaveTasks
            ? `${t().hello(me.name)}.`
            : `${t().hello(me.name)}. ${t().tasks(number(tasks.length))}`
        }
      />
      {error ? <ErrorState error={error} onRetry={() => (exams.error ? exams.refetch() : watched.refetch())} /> : null}
      {isLoading ? (
        <LoadingSkeleton rows={3} />
      ) : tasks.length === 0 ? (
        <EmptyState title={t().nothing} icon={IconSunHigh}>
          {mayHaveTasks ? t().nothingHint : can('system.operate') ? t().operateHint : t().onlyLooksHint}
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

/** Where one begins something new; where one looks, for who begins nothing. */
function Starts({ can }: { can: (ability: Ability) => boolean }) {
  const words = t().starts;
  const starts = [
    { ability: 'bank.write', to: '/bank/import', icon: IconFileImport, ...words.import },
    { ability: 'exam.manage', to: '/exams/new', icon: IconFilePlus, ...words.exam },
    { ability: 'survey.manage', to: '/surveys', icon: IconClipboardText, ...words.survey },
  ] as const;
  const looks = [
    { ability: 'exam.invigilate', to: '/invigilating', icon: IconEye, ...words.invigilating },
    { ability: 'evidence.review', to: '/reviewing', icon: IconZoomQuestion, ...words.reviewing },
    { ability: 'result.read', to: '/results', icon: IconChartHistogram, ...words.results },
    { ability: 'people.read', to: '/people', icon: IconBuildingCommunity, ...words.people },
  ] as const;
  const begins = starts.some(({ ability }) => can(ability));
  const shown = (begins ? starts : looks).filter(({ ability }) => can(ability));
  return (
    <section>
      <h2 className={css.title}>{begins ? words.title : words.looks}</h2>
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
