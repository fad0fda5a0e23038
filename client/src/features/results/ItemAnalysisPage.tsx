import { useRef, useState } from 'react';
import { type ItemAnalysis, readItemAnalysis } from 'shared/contracts/analytics.ts';
import { listResultExams } from 'shared/contracts/grading.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { CorrectKeyButton } from './CorrectKeyButton.tsx';
import { ItemAnswers } from './ItemAnswers.tsx';
import { ItemScatter } from './ItemScatter.tsx';
import { ItemTable } from './ItemTable.tsx';
import { itemName } from './item-names.ts';
import { t } from './messages.ts';
import { NotMarked } from './NotMarked.tsx';
import { ProofCard } from './ProofCard.tsx';
import css from './results.module.css';
import { Stories } from './Stories.tsx';

/** The questions of an exam: picture, sentences, table, the answers to one of them, and how it was computed. */
export default function ItemAnalysisPage() {
  const examId = usePathParam('examId');
  const exam = useEndpoint(listResultExams).data?.exams.find(({ id }) => id === examId);
  const analysis = useEndpoint(readItemAnalysis, { params: { examId }, query: {} });
  return (
    <>
      <PageHead
        title={t().items}
        needs={exam?.title}
        trail={[
          { label: t().listTitle, to: '/results' },
          { label: exam?.title ?? t().overview, to: `/results/${examId}` },
        ]}
      />
      {analysis.error?.code === 'notMarkedYet' && !analysis.data ? (
        <NotMarked exam={exam} />
      ) : (
        <Loaded from={analysis} shape="chart">
          {(value) => <Items analysis={value} examId={examId} mayCorrect={exam?.mayPublish ?? false} />}
        </Loaded>
      )}
    </>
  );
}

function Items({ analysis, examId, mayCorrect }: { analysis: ItemAnalysis; examId: string; mayCorrect: boolean }) {
  const [picked, setPicked] = useState<string | null>(null);
  const answers = useRef<HTMLDivElement>(null);
  const pick = (chosen: string) => {
    setPicked(chosen);
    answers.current?.scrollIntoView({ block: 'nearest' });
  };
  const item = analysis.items.find((candidate) => candidate.item === picked);
  const { reliability } = analysis;
  return (
    <Stack>
      <div className={css.pair}>
        <Card title={t().scatter}>
          <ItemScatter analysis={analysis} onPick={pick} />
        </Card>
        <Card title={t().stories}>
          <Stories stories={analysis.stories} />
        </Card>
      </div>
      <div ref={answers} className={css.answersPlace}>
        <Card
          title={item ? t().answersOf(itemName(item)) : undefined}
          actions={item && mayCorrect ? <CorrectKeyButton key={item.item} examId={examId} item={item} /> : undefined}
        >
          {item ? <ItemAnswers item={item} /> : <p className={css.quiet}>{t().pickItem}</p>}
        </Card>
      </div>
      <Card
        title={
          reliability.alpha === null
            ? t().items
            : `${t().items} · α = ${number(reliability.alpha)}, ${t().n(number(reliability.n))}`
        }
      >
        <ItemTable analysis={analysis} onPick={pick} />
      </Card>
      <ProofCard
        proof={analysis.proof}
        methods={['facility', 'itemRest', 'upperLower', 'alpha', 'distractors', 'omission']}
      />
    </Stack>
  );
}
