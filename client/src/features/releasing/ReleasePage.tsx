import type { ReleaseView } from 'shared/contracts/releases.ts';
import { readExamRelease } from 'shared/contracts/releases.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { GiveShare } from './GiveShare.tsx';
import { t } from './messages.ts';
import css from './releasing.module.css';
import { SplitKey } from './SplitKey.tsx';

/** Who holds the key of an exam's papers, and the officers' way to open them together. */
export function ReleasePage() {
  const examId = usePathParam('examId');
  const release = useEndpoint(readExamRelease, { params: { examId } }, { every: 10_000 });
  return <Loaded from={release}>{(value) => <Release examId={examId} release={value} />}</Loaded>;
}

function Release({ examId, release }: { examId: string; release: ReleaseView }) {
  const { title, state, threshold, holders } = release;
  const says = state === 'split' ? t().says.split(threshold ?? 0, holders.length) : t().says[state];
  return (
    <>
      <PageHead
        title={t().title}
        needs={
          <>
            <Pill tone={state === 'none' ? 'attention' : 'good'}>{t().states[state]}</Pill> {says}
          </>
        }
        trail={[
          { label: t().exams, to: '/exams' },
          { label: title, to: `/exams/${examId}` },
        ]}
      />
      <Stack>
        {state === 'split' ? (
          <Card title={t().giveTitle}>
            <GiveShare examId={examId} />
          </Card>
        ) : null}
        {holders.length > 0 ? (
          <Card title={t().states.split}>
            <ul className={css.holders}>
              {holders.map(({ place, name, isGiven }) => (
                <li key={place}>
                  <strong>{name}</strong>
                  <Pill tone={isGiven ? 'good' : 'plain'}>{isGiven ? t().isGiven : t().isNotGiven}</Pill>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {state === 'none' ? null : <SplitKey examId={examId} isWhole={state === 'whole' && holders.length === 0} />}
      </Stack>
    </>
  );
}
