import { gapsOf } from 'shared/questions/content.ts';
import type { GapMatchDefinition, GapMatchResponse } from 'shared/questions/gap-match/gap-match.ts';
import { LiveText, RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { PlacingReview } from '../placing/PlacingReview.tsx';
import css from '../Review.module.css';

export function GapMatchReview({ definition, mediaUrl, response }: ReviewProps<GapMatchDefinition, GapMatchResponse>) {
  const gaps = gapsOf(definition.text);
  return (
    <>
      <div className={css.stem}>
        <LiveText value={{ gap: (id) => <strong>({gaps.indexOf(id) + 1})</strong> }}>
          <RichText content={definition.text} mediaUrl={mediaUrl} />
        </LiveText>
      </div>
      <PlacingReview
        places={gaps}
        tokens={definition.tokens}
        itsKey={definition.key}
        response={response}
        mediaUrl={mediaUrl}
      />
    </>
  );
}
