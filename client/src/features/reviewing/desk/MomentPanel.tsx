import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Timeline, viewSnapshot } from 'shared/contracts/proctoring.ts';
import { addressOf } from '../../../api/call.ts';
import { date, timeWithSeconds } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import css from './desk.module.css';
import { t } from './messages.ts';
import { type Moment, workNear } from './moments.ts';
import { SeenPills } from './SeenPills.tsx';

interface Props {
  readonly moment: Moment;
  readonly place: { readonly at: number; readonly of: number };
  readonly work: Timeline['work'];
  readonly isPictureShown: boolean;
  readonly onShowPicture: () => void;
}

/** Where the reviewer stands: what was seen, the picture of it on demand, and what was done with the paper around it. */
export function MomentPanel({ moment, place, work, isPictureShown, onShowPicture }: Props) {
  const { signal, picture, at } = moment;
  const near = workNear(work, at);
  return (
    <div className={css.moment} aria-live="polite">
      <div className={css.momentWords}>
        <p className={css.momentHead}>
          <time className={css.momentTime}>{timeWithSeconds(at)}</time>
          <span className={css.soft}>{t().place(place.at, place.of)}</span>
        </p>
        <p className={css.sentence}>{signal ? signal.sentence[language()] : t().regularPicture}</p>
        {picture && (
          <p className={css.seen}>
            <SeenPills picture={picture} />
          </p>
        )}
        {near.length > 0 && (
          <>
            <h3 className={css.nearTitle}>{t().near}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse must reach that. */}
            <ul className={css.near} aria-label={t().near} tabIndex={0}>
              {near.map((one) => (
                <li key={`${one.at} ${one.item} ${one.did}`}>
                  <time>{timeWithSeconds(one.at)}</time> {t().did[one.did](one.item ?? 0)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className={css.pictureBox}>
        {picture === null ? (
          <p className={css.noPicture}>{t().noPicture}</p>
        ) : picture.erasedAt !== null ? (
          <p className={css.noPicture}>{t().erased(date(picture.erasedAt))}</p>
        ) : isPictureShown ? (
          <Picture key={picture.id} picture={picture} />
        ) : (
          <Button variant="default" onClick={onShowPicture}>
            {t().showPicture}
          </Button>
        )}
      </div>
    </div>
  );
}

function Picture({ picture }: { picture: Timeline['snapshots'][number] }) {
  const [hasFailed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  if (hasFailed)
    return (
      <div role="alert" className={css.noPicture}>
        <p>{t().pictureFailed}</p>
        <Button
          variant="default"
          onClick={() => {
            setTries(tries + 1);
            setFailed(false);
          }}
        >
          {t().again}
        </Button>
      </div>
    );
  const words = t().pictureAt(timeWithSeconds(picture.takenAt));
  return (
    <figure className={css.figure}>
      <img
        key={tries}
        className={css.picture}
        src={addressOf(viewSnapshot, { params: { snapshotId: picture.id } })}
        alt={words}
        onError={() => setFailed(true)}
      />
      <figcaption className={css.soft}>{words}</figcaption>
    </figure>
  );
}
