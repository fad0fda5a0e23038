import type { LabelPictureDefinition, LabelPictureResponse } from 'shared/questions/label-picture/label-picture.ts';
import type { ReviewProps } from '../editor.ts';
import { MarkedPicture } from '../picture/MarkedPicture.tsx';
import { PlacingReview } from '../placing/PlacingReview.tsx';

export function LabelPictureReview({
  definition,
  mediaUrl,
  response,
}: ReviewProps<LabelPictureDefinition, LabelPictureResponse>) {
  const { picture, spots, labels, key } = definition;
  return (
    <>
      {picture ? (
        <MarkedPicture picture={picture} mediaUrl={mediaUrl} areas={spots.map((shape) => ({ shape }))} />
      ) : null}
      <PlacingReview
        places={spots.map(({ id }) => id)}
        tokens={labels}
        itsKey={key}
        response={response}
        mediaUrl={mediaUrl}
      />
    </>
  );
}
