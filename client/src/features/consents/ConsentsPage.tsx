import { Button } from '@mantine/core';
import { IconPrinter, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { type ConsentRow, listConsents } from 'shared/contracts/consents.ts';
import { compareNames } from 'shared/people/names.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { date, dateTime, number } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { ConsentForms } from './ConsentForms.tsx';
import css from './consents.module.css';
import { t } from './messages.ts';
import { RecordForm } from './RecordForm.tsx';

const LEVEL_WITH_CAMERA = 2;

/** Who of a session agreed to the camera, pupil and family; forms are typed in and printed here. */
export function ConsentsPage() {
  const sessionId = usePathParam('sessionId');
  const reading = useEndpoint(listConsents, { params: { sessionId } });
  const [asked, setAsked] = useState<readonly ConsentRow[]>([]);
  return (
    <Loaded from={reading} shape="table">
      {({ session, noticeVersion, candidates }) => {
        const missing = candidates.filter(({ consent }) => consent === 'familySilent');
        const agreed = candidates.filter(({ consent }) => consent === 'agreed').length;
        const asks = session.level >= LEVEL_WITH_CAMERA;
        return (
          <>
            <div className={css.onScreen}>
              <PageHead
                title={t().title}
                trail={[
                  { label: t().exams, to: '/exams' },
                  { label: session.title, to: `/sessions/${session.id}` },
                ]}
                needs={
                  asks ? t().needs(number(agreed), number(candidates.length), number(missing.length)) : t().notNeeded
                }
                actions={
                  asks && candidates.length > 0 ? (
                    <>
                      <Button
                        variant="default"
                        leftSection={<IconPrinter size={18} aria-hidden="true" />}
                        onClick={() => print()}
                      >
                        {t().print}
                      </Button>
                      {missing.length > 0 ? (
                        <Button onClick={() => setAsked(missing)}>{t().recordMissing(number(missing.length))}</Button>
                      ) : null}
                    </>
                  ) : (
                    <ButtonLink to={`/sessions/${session.id}`}>{t().back}</ButtonLink>
                  )
                }
              />
              {asks ? (
                <>
                  <p className={css.lead}>{t().lead}</p>
                  <p className={css.version}>{t().version(noticeVersion)}</p>
                  <DataTable
                    name="consents"
                    rows={candidates}
                    rowId={({ candidateId }) => candidateId}
                    initialSort={{ id: 'number' }}
                    columns={columns((row) => setAsked([row]))}
                    empty={
                      <EmptyState title={t().empty} icon={IconUsers}>
                        {t().emptyHint}
                      </EmptyState>
                    }
                  />
                </>
              ) : null}
              {asked.length > 0 ? (
                <RecordForm
                  sessionId={session.id}
                  version={noticeVersion}
                  listens={session.listens}
                  candidates={asked}
                  onClose={() => setAsked([])}
                />
              ) : null}
            </div>
            {asks ? <ConsentForms session={session} version={noticeVersion} candidates={candidates} /> : null}
          </>
        );
      }}
    </Loaded>
  );
}

const TONES: Readonly<Record<ConsentRow['consent'], 'good' | 'attention' | 'plain'>> = {
  agreed: 'good',
  familySilent: 'attention',
  familyLate: 'plain',
  pupilSilent: 'plain',
  familyRefused: 'plain',
  pupilRefused: 'plain',
  notAsked: 'plain',
};

function columns(onRecord: (row: ConsentRow) => void): Column<ConsentRow>[] {
  return [
    { id: 'number', header: t().number, value: (row) => row.number },
    {
      id: 'name',
      header: t().name,
      value: (row) => row.name,
      compare: (one, other) => compareNames(one.name, other.name),
    },
    {
      id: 'state',
      header: t().state,
      value: (row) => t().states[row.consent],
      cell: (row) => <Pill tone={TONES[row.consent]}>{t().states[row.consent]}</Pill>,
    },
    {
      id: 'act',
      header: t().record,
      value: () => null,
      cell: (row) =>
        row.needsFamily ? (
          <Button
            size="compact-md"
            variant="default"
            aria-label={`${t().record}: ${row.name}`}
            onClick={() => onRecord(row)}
          >
            {t().record}
          </Button>
        ) : (
          <span className={css.soft}>{t().adult}</span>
        ),
    },
    {
      id: 'instead',
      header: t().instead,
      value: (row) => (row.alternative ? t().alternatives[row.alternative] : null),
    },
    {
      id: 'history',
      header: t().history,
      value: (row) => row.acts.map(actText).join('; ') || null,
      cell: (row) => (
        <ul className={css.acts}>
          {row.acts.map((act) => (
            <li key={`${act.at} ${act.party} ${act.act}`}>{actText(act)}</li>
          ))}
        </ul>
      ),
    },
    { id: 'room', header: t().room, value: (row) => row.room },
  ];
}

function actText({
  party,
  act,
  microphone,
  at,
  picturesUntil,
  representative,
  recordedBy,
}: ConsentRow['acts'][number]): string {
  return [
    t().actSays(t().parties[party], microphone ? t().givenWithMicrophone : t().acts[act], dateTime(at)),
    picturesUntil && t().picturesUntil(date(picturesUntil.withoutSign), date(picturesUntil.withSign)),
    representative && t().signedBy(representative.name, representative.relation),
    recordedBy && t().typedBy(recordedBy),
  ]
    .filter(Boolean)
    .join(', ');
}
