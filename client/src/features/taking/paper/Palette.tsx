import { IconFlagFilled } from '@tabler/icons-react';
import { t } from '../messages.ts';
import css from './Palette.module.css';
import type { Place, Standing } from './places.ts';
import { useOpenPaper, useStandings } from './use-attempt.ts';

interface Props {
  readonly here: string;
  readonly onGo: (item: string) => void;
}

/** Every question by part: answered, partly, flagged, here; by fill, mark and ring, never by colour alone. */
export function Palette({ here, onGo }: Props) {
  const { paper, places } = useOpenPaper();
  const standings = useStandings();
  return (
    <nav className={css.palette} aria-label={t().bar.palette}>
      {paper.parts.map(({ part, kind }) => {
        const ofPart = places.filter((place) => place.part === part);
        const answered = ofPart.filter(({ id }) => standings.get(id)?.progress === 'all').length;
        return (
          <section key={part}>
            <h2 className={css.part}>
              {t().partName(part)}
              <span className={css.kind}>{t().kindName(kind)}</span>
              <span className={css.count}>{t().paper.answeredOf(answered, ofPart.length)}</span>
            </h2>
            <ol className={css.numbers}>
              {ofPart.map((place) => (
                <li key={place.id}>
                  <NumberButton
                    place={place}
                    standing={standings.get(place.id)}
                    isHere={place.id === here}
                    onGo={() => onGo(place.id)}
                  />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
      <ul className={css.legend} aria-hidden="true">
        <li>
          <span className={css.number} data-progress="all" />
          {t().paper.legendAnswered}
        </li>
        <li>
          <span className={css.number} data-progress="some" />
          {t().paper.legendPartly}
        </li>
        <li>
          <span className={css.number} data-progress="none">
            <IconFlagFilled className={css.flag} size={12} />
          </span>
          {t().paper.legendFlagged}
        </li>
        <li>
          <span className={css.number} data-progress="none" data-here="true" />
          {t().paper.legendHere}
        </li>
      </ul>
    </nav>
  );
}

interface NumberProps {
  readonly place: Place;
  readonly standing: Standing | undefined;
  readonly isHere: boolean;
  readonly onGo: () => void;
}

function NumberButton({ place, standing, isHere, onGo }: NumberProps) {
  const progress = standing?.progress ?? 'none';
  const words = [
    `${t().partName(place.part)}, ${t().questionName(place.number)}`,
    { none: t().paper.unanswered, some: t().paper.partly, all: t().paper.answered }[progress],
    standing?.isFlagged && t().paper.markedFlag,
  ];
  return (
    <button
      type="button"
      className={css.number}
      data-progress={progress}
      data-here={isHere}
      aria-current={isHere ? 'step' : undefined}
      aria-label={words.filter(Boolean).join(', ')}
      onClick={onGo}
    >
      {place.number}
      {standing?.isFlagged && <IconFlagFilled className={css.flag} size={14} aria-hidden="true" />}
    </button>
  );
}
