import { duration } from '../../../i18n/format.ts';
import { remainingMs } from '../engine/server-clock.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useNow } from '../parts/use-now.ts';
import css from './HandInDialog.module.css';
import type { Place } from './places.ts';
import { useAttempt, useOpenPaper, useStandings } from './use-attempt.ts';

interface Props {
  readonly onClose: () => void;
  readonly onGo: (item: string) => void;
}

/** What is still open, question by question, and one confirmation. */
export function HandInDialog({ onClose, onGo }: Props) {
  const { attempt, places } = useOpenPaper();
  const standings = useStandings();
  const isDown = useAttempt((view) => view.line === 'down');
  const keepsHere = useAttempt((view) => view.keepsHere);
  const left = remainingMs(
    useAttempt((view) => view.clock),
    useNow(attempt.clock),
  );
  const unanswered = places.filter(({ id }) => standings.get(id)?.progress === 'none');
  const partly = places.filter(({ id }) => standings.get(id)?.progress === 'some');
  const flagged = places.filter(({ id }) => standings.get(id)?.isFlagged);
  return (
    <Dialog title={t().handIn.title} onClose={onClose}>
      {unanswered.length === 0 && partly.length === 0 && <p className={css.good}>{t().handIn.allAnswered}</p>}
      <Open title={t().handIn.unanswered(unanswered.length)} places={unanswered} onGo={onGo} />
      <Open title={t().handIn.partly(partly.length)} places={partly} onGo={onGo} />
      <Open title={t().handIn.flagged(flagged.length)} places={flagged} onGo={onGo} />
      <p className={css.final}>
        {t().handIn.timeLeft(duration(left >= 60_000 ? Math.floor(left / 60_000) * 60 : left / 1000))}
      </p>
      {isDown && <p className={css.offline}>{keepsHere ? t().handIn.offline : t().handIn.offlineUnkept}</p>}
      <div className={css.choices}>
        <Button onClick={onClose}>{t().handIn.back}</Button>
        <Button
          look="main"
          onClick={() => {
            attempt.submit();
            onClose();
          }}
        >
          {t().handIn.confirm}
        </Button>
      </div>
    </Dialog>
  );
}

function Open({ title, places, onGo }: { title: string; places: readonly Place[]; onGo: (item: string) => void }) {
  if (places.length === 0) return null;
  const parts = [...new Set(places.map(({ part }) => part))];
  return (
    <section className={css.open}>
      <h3 className={css.name}>{title}</h3>
      {parts.map((part) => (
        <div key={part} className={css.part}>
          <span className={css.partName}>{t().partName(part)}</span>
          <ul className={css.list}>
            {places
              .filter((place) => place.part === part)
              .map(({ id, number }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={css.go}
                    aria-label={`${t().partName(part)}, ${t().questionName(number)}`}
                    onClick={() => onGo(id)}
                  >
                    {number}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
