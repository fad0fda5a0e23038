import { MultiSelect } from '@mantine/core';
import { linearWords } from 'shared/questions/linear-math.ts';
import type { MatchingDefinition } from 'shared/questions/matching/matching.ts';
import { capital } from 'shared/questions/tally.ts';
import { CountInput } from '../CountInput.tsx';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { OptionList } from '../OptionList.tsx';
import { PairScoringInput } from '../PairScoringInput.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { t } from './messages.ts';

const MOST = 15;

export function MatchingEditor({ definition, mediaUrl, onChange }: EditorProps<MatchingDefinition>) {
  const { stem, sources, targets, key, perSource, perTarget, scoring } = definition;
  /** The key without entries that are gone. */
  const known = (next: Pick<MatchingDefinition, 'sources' | 'targets'>) =>
    Object.fromEntries(
      next.sources.flatMap(({ id }) => {
        const left = (key[id] ?? []).filter((target) => next.targets.some((one) => one.id === target));
        return left.length === 0 ? [] : [[id, left]];
      }),
    );
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <OptionList
        legend={t().right}
        options={targets}
        name={(at) => t().target(capital(at))}
        fewest={2}
        most={MOST}
        add={t().addTarget}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, targets: next, key: known({ sources, targets: next }) })}
        before={(_option, at) => <span className={css.letter}>{capital(at)}</span>}
      />
      <OptionList
        legend={t().left}
        options={sources}
        name={(at) => t().source(at + 1)}
        fewest={1}
        most={MOST}
        add={t().addSource}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, sources: next, key: known({ sources: next, targets }) })}
        before={(_option, at) => <span className={css.letter}>{at + 1}</span>}
        after={({ id }, at) => (
          <MultiSelect
            aria-label={t().keyOf(at + 1)}
            placeholder={(key[id] ?? []).length === 0 ? words().key : undefined}
            w={220}
            maxValues={perSource ?? 1}
            data={targets.map((target, place) => ({
              value: target.id,
              label: `${capital(place)}. ${linearWords(target.content).slice(0, 40)}`,
            }))}
            value={key[id] ?? []}
            onChange={(chosen) => {
              const { [id]: _, ...others } = key;
              onChange({ ...definition, key: chosen.length === 0 ? others : { ...others, [id]: chosen } });
            }}
          />
        )}
      />
      <div className={css.row}>
        <CountInput
          label={t().perSource}
          none="1"
          most={targets.length}
          value={perSource}
          onChange={(next) => onChange({ ...definition, perSource: next })}
        />
        <CountInput
          label={t().perTarget}
          none={t().anyNumber}
          most={sources.length}
          value={perTarget}
          onChange={(next) => onChange({ ...definition, perTarget: next })}
        />
      </div>
      <PairScoringInput scoring={scoring} onChange={(next) => onChange({ ...definition, scoring: next })} />
    </div>
  );
}
