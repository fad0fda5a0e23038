import { useCallback, useMemo } from 'react';
import { readMedia } from 'shared/contracts/bank.ts';
import { readAnswerFile, readScript, type Script, type ScriptItem } from 'shared/contracts/scripts.ts';
import { kindOf } from 'shared/questions/registry.ts';
import { filesIn } from 'shared/questions/response.ts';
import { roman } from 'shared/statistics/stories.ts';
import { addressOf } from '../../api/call.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { FileOnTheWayProvider, FileUrlProvider } from '../../questions/answer-files.ts';
import { sidesOf } from '../../questions/editors.ts';
import { kindName } from '../../questions/kind-names.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { t } from './messages.ts';
import css from './results.module.css';

const mediaUrl = (sha256: string) => addressOf(readMedia, { params: { sha256 } });

/** One candidate's paper: each question with the key and what was answered, and the files that were handed in. */
export default function ScriptPage() {
  const attemptId = usePathParam('attemptId');
  const read = useEndpoint(readScript, { params: { attemptId } });
  return <Loaded from={read}>{(script) => <OneScript script={script} />}</Loaded>;
}

function OneScript({ script }: { script: Script }) {
  const arrived = useMemo(() => new Set(script.files), [script.files]);
  const fileUrl = useCallback(
    (sha256: string) =>
      arrived.has(sha256) ? addressOf(readAnswerFile, { params: { attemptId: script.attemptId, sha256 } }) : null,
    [arrived, script.attemptId],
  );
  const onTheWay = useCallback(
    (sha256: string) => {
      const file = script.coming.find((one) => one.sha256 === sha256);
      return file ? { from: file.from, share: file.have / file.bytes } : null;
    },
    [script.coming],
  );
  const answered = script.items.filter((item) => item.answered).length;
  const missing = script.items
    .flatMap(({ response }) => filesIn(response))
    .filter(({ sha256 }) => !arrived.has(sha256));
  const waiting = script.items.filter((item) => item.answered && isForPerson(item)).length;
  return (
    <FileUrlProvider value={fileUrl}>
      <FileOnTheWayProvider value={onTheWay}>
        <PageHead
          title={`${script.name} · ${script.number}`}
          needs={[
            script.className,
            t().scriptCode(script.code),
            t().scriptAnswered(answered, script.items.length),
            waiting > 0 ? t().scriptWaits(waiting) : null,
            missing.length > 0 ? t().scriptFilesMissing(missing.length) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
          actions={
            script.strays > 0 ? (
              <ButtonLink to={`/attempts/${script.attemptId}/strays`} variant="default">
                {t().scriptStrays(script.strays)}
              </ButtonLink>
            ) : null
          }
          trail={[
            { label: t().menu, to: '/results' },
            { label: script.exam, to: `/results/${script.examId}` },
          ]}
        />
        <Stack>
          {script.items.map((item) => (
            <OneItem key={item.item} item={item} />
          ))}
        </Stack>
      </FileOnTheWayProvider>
    </FileUrlProvider>
  );
}

const isForPerson = ({ definition }: ScriptItem) => kindOf(definition.kind).marking(definition) === 'person';

function OneItem({ item }: { item: ScriptItem }) {
  const { definition } = item;
  const { Review } = sidesOf(definition.kind);
  return (
    <Card title={t().scriptQuestion(roman(item.part), item.number)}>
      <p className={css.scriptPills}>
        <Pill tone="action">{kindName(definition.kind)}</Pill>
        {!item.answered ? <Pill tone="attention">{t().blank}</Pill> : null}
        <Pill>
          {item.points === null
            ? isForPerson(item) && item.answered
              ? t().scriptForPerson(number(item.maximum))
              : t().scriptUnmarked(number(item.maximum))
            : t().scriptPoints(number(item.points), number(item.maximum))}
        </Pill>
      </p>
      {definition.stimulus ? (
        <details className={css.scriptStimulus}>
          <summary>{definition.stimulus.title ?? t().scriptStimulus}</summary>
          <RichText content={definition.stimulus.content} mediaUrl={mediaUrl} />
        </details>
      ) : null}
      <div className={css.scriptStem}>
        <RichText content={definition.stem} mediaUrl={mediaUrl} />
      </div>
      <Review id={item.item} definition={definition} mediaUrl={mediaUrl} response={item.response} />
    </Card>
  );
}
