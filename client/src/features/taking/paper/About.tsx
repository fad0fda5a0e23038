import { type ReactNode, useCallback } from 'react';
import { StimulusBeside } from '../../../questions/StimulusBeside.tsx';
import { spokenOf } from '../../../questions/spoken.ts';
import { t } from '../messages.ts';
import { ReadAloudButton } from './ReadAloudButton.tsx';
import { useOpenPaper } from './use-attempt.ts';

/** Questions of the paper beside what they are about, which can be read aloud as they can. */
export function About({ stimulus, children }: { stimulus: string | undefined; children: ReactNode }) {
  const { paper } = useOpenPaper();
  const mediaUrl = useCallback((sha: string) => paper.media[sha] ?? '', [paper]);
  const shown = stimulus === undefined ? undefined : paper.stimuli?.[stimulus];
  return (
    <StimulusBeside
      stimulus={shown}
      mediaUrl={mediaUrl}
      label={t().paper.stimulus}
      tool={<ReadAloudButton words={() => [shown?.title, spokenOf(shown?.content ?? [])].filter(Boolean).join('. ')} />}
    >
      {children}
    </StimulusBeside>
  );
}
