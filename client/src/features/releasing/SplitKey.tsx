import { Button, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { readExamRelease, splitRelease } from 'shared/contracts/releases.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { t } from './messages.ts';
import css from './releasing.module.css';

/** Splits the key while the server still has it; the slips are shown once, by the page that asked. */
export function SplitKey({ examId, isWhole }: { examId: string; isWhole: boolean }) {
  const [names, setNames] = useState('');
  const [threshold, setThreshold] = useState<number | string>(2);
  const split = useAct(splitRelease, { stales: [readExamRelease] });
  const holders = names
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name.length >= 2);
  if (split.data) return <Slips shares={split.data.shares} />;
  if (!isWhole) return null;
  return (
    <Card title={t().splitTitle}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          split.mutate({ params: { examId }, body: { holders, threshold: Number(threshold) } });
        }}
      >
        <p className={css.lead}>{t().splitLead}</p>
        {split.error ? <ErrorState error={split.error} /> : null}
        <Textarea
          label={t().holders}
          autosize
          minRows={3}
          value={names}
          onChange={(event) => setNames(event.currentTarget.value)}
        />
        <NumberInput
          label={t().threshold}
          min={2}
          max={Math.max(2, holders.length)}
          value={threshold}
          onChange={setThreshold}
        />
        <div>
          <Button
            type="submit"
            loading={split.isPending}
            disabled={holders.length < 2 || holders.length > 20 || !(Number(threshold) <= holders.length)}
          >
            {t().split}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Slips({ shares }: { shares: readonly { readonly name: string; readonly words: readonly string[] }[] }) {
  return (
    <Card
      title={t().sharesTitle}
      actions={
        <Button className={css.noPrint} onClick={() => print()}>
          {t().print}
        </Button>
      }
    >
      <p className={css.lead}>{t().sharesLead}</p>
      <div className={css.slips}>
        {shares.map(({ name, words }, index) => (
          <section className={css.slip} key={name}>
            <h3>
              {name} · {t().slip(index + 1, shares.length)}
            </h3>
            <ol>
              {words.map((word, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what names it
                <li key={place}>{word}</li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Card>
  );
}
