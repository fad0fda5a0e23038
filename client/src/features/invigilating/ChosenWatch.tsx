import { isSignalName, signalOf } from 'proctoring/signals/registry.ts';
import type { Board, BoardSeat } from 'shared/contracts/invigilation.ts';
import { language } from '../../i18n/language.ts';
import css from './chosen-watch.module.css';
import { t } from './messages.ts';

/** More seats than this are chosen to act on, not to read about. */
const MOST_SHOWN = 3;
const LEVEL_WITH_CAMERA = 2;

/** How the chosen seats are watched at this moment: level, tier, what is looked for, and why not. */
export function ChosenWatch({ board, chosen }: { board: Board; chosen: ReadonlySet<string> }) {
  const seats = board.seats.filter(({ candidateId }) => chosen.has(candidateId));
  if (board.session.proctoring < LEVEL_WITH_CAMERA || seats.length === 0 || seats.length > MOST_SHOWN) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard.
    <section className={css.panel} tabIndex={0} aria-label={t().watchTitle}>
      <h2 className={css.title}>{t().watchTitle}</h2>
      {seats.map((seat) => (
        <Watch key={seat.candidateId} seat={seat} />
      ))}
    </section>
  );
}

function Watch({ seat: { name, watch } }: { seat: BoardSeat }) {
  const { level, consent, alternative, tier, checks, notWatched, checkIn } = watch;
  return (
    <div className={css.seat}>
      <strong>{name}</strong>
      <span>
        {[t().watchLevels[level], tier && level >= LEVEL_WITH_CAMERA && t().tiers[tier]].filter(Boolean).join(' · ')}
      </span>
      {consent !== 'agreed' && consent !== 'notAsked' ? <span>{t().consents[consent]}</span> : null}
      {alternative ? <span>{t().alternatives[alternative]}</span> : null}
      {checks.length > 0 ? <span>{t().looksFor(checks.map(nameOf).join(', '))}</span> : null}
      {notWatched && notWatched !== 'notConsented' ? <span>{t().notWatched[notWatched] ?? notWatched}</span> : null}
      {checkIn?.cleared ? <span>{t().cleared[checkIn.cleared.how](checkIn.cleared.by)}</span> : null}
    </div>
  );
}

const nameOf = (kind: string) => (isSignalName(kind) ? signalOf(kind).name[language()].toLowerCase() : kind);
