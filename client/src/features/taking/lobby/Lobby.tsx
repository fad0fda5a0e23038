import type { Level } from 'proctoring/signals/signal.ts';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { type Clearing, readCheckIn } from 'shared/contracts/checkin.ts';
import { type CandidateCard, readCandidate } from 'shared/contracts/delivery.ts';
import { call } from '../../../api/call.ts';
import { date, duration, number } from '../../../i18n/format.ts';
import type { ServerClock } from '../engine/server-clock.ts';
import type { Shelf } from '../engine/shelf.ts';
import { t } from '../messages.ts';
import type { BegunHere } from '../offline/begin-here.ts';
import { Button } from '../parts/Button.tsx';
import { Harmless } from '../parts/Harmless.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { CheckList } from './CheckList.tsx';
import { Consent } from './Consent.tsx';
import { Countdown } from './Countdown.tsx';
import css from './Lobby.module.css';
import { PaperAhead } from './PaperAhead.tsx';
import { ReleaseWords } from './ReleaseWords.tsx';
import { useAgreement } from './use-agreement.ts';

// Loads only where the camera is agreed to; where it does not load, the exam is sat without a check-in.
const CheckIn = lazy(() =>
  import('../checkin/CheckIn.tsx').catch(() => ({ default: () => <p>{t().checks.checkInFailed}</p> })),
);

interface Props {
  readonly card: CandidateCard;
  readonly clock: ServerClock;
  readonly shelf: Shelf;
  readonly isOpening: boolean;
  readonly refusal: string | null;
  readonly onOpen: () => void;
  readonly onAgreed: () => void;
  /** What the lobby learned anew: the start may be moved, the room paused. */
  readonly onCard: (card: CandidateCard) => void;
  /** The paper opens by the words of the invigilator. */
  readonly takesWords: boolean;
  readonly onBegun: (begun: Extract<BegunHere, { ok: true }>) => void;
  readonly onLeave: () => void;
}

/** Before the paper: who, what, is the device fit, what is watched, when. */
export function Lobby({ card, clock, shelf, isOpening, refusal, onOpen, onAgreed, onCard, ...rest }: Props) {
  const { takesWords, onBegun, onLeave } = rest;
  const { exam } = card;
  const { agreement, watching, refresh } = useAgreement(card);
  const usesCamera = agreement === 'withCamera';
  const cleared = useClearing(usesCamera);
  const hasAgreed = exam.proctoring === 0 || agreement !== 'none';
  useFreshCard(clock, onCard);

  return (
    <Page wide>
      <h1 className={css.hello}>{t().lobby.hello(card.name)}</h1>
      <div className={css.columns}>
        <div className={css.column}>
          <Countdown
            view={card.clock}
            clock={clock}
            mayOpen={hasAgreed}
            noticeId={NOTICE}
            isOpening={isOpening}
            refusal={refusal}
            onOpen={onOpen}
          />
          {takesWords && hasAgreed && (
            <Panel title={t().words.title}>
              <ReleaseWords card={card} shelf={shelf} clock={clock} onBegun={onBegun} />
            </Panel>
          )}
          <Panel title={t().lobby.whoTitle}>
            <dl className={css.facts}>
              <Fact name={t().lobby.name} value={card.name} />
              <Fact name={t().lobby.number} value={card.number} />
              {card.birthDate && <Fact name={t().lobby.birthDate} value={date(card.birthDate)} />}
              <Fact name={t().lobby.className} value={[card.className, card.school].filter(Boolean).join(', ')} />
              <Fact name={t().lobby.seat} value={t().lobby.seatAt(card.room, card.seat)} />
            </dl>
            <p className={css.hint}>{t().lobby.notMeHint}</p>
            <Button onClick={onLeave}>{t().lobby.notMe}</Button>
          </Panel>
          <Panel title={t().lobby.examTitle}>
            <p className={css.examTitle}>{exam.title}</p>
            <p className={css.hint}>
              {[exam.subject, duration(exam.durationSeconds), t().code(card.paper.code)].join(' · ')}
            </p>
            <ul className={css.parts}>
              {exam.parts.map(({ part, kind, questions, points }) => (
                <li key={part}>
                  <strong>{t().partName(part)}</strong> {t().kindName(kind)}
                  <span className={css.count}>
                    {t().lobby.questions(questions)} · {t().lobby.points(number(questions * points))}
                  </span>
                </li>
              ))}
            </ul>
            <PaperAhead card={card} shelf={shelf} />
          </Panel>
        </div>
        <div className={css.column}>
          {usesCamera && watching && (
            <Panel title={t().checks.camera}>
              <Harmless>
                <Suspense fallback={<p role="status">{t().checks.working}</p>}>
                  <CheckIn
                    level={watching.level as Level}
                    candidateId={card.candidateId}
                    cleared={cleared}
                    now={clock.now}
                  />
                </Suspense>
              </Harmless>
            </Panel>
          )}
          {exam.proctoring > 0 && (
            <Panel title={t().lobby.noticeTitle} id={NOTICE}>
              <Consent
                level={exam.proctoring}
                agreement={agreement}
                examListens={watching?.examListens ?? false}
                allowsMicrophone={watching?.pupilAllowsMicrophone ?? false}
                listens={watching?.listens ?? false}
                alternative={watching?.alternative ?? null}
                picturesUntil={watching?.picturesUntil ?? null}
                onAgreed={() => {
                  void refresh();
                  onAgreed();
                }}
                onOutdated={refresh}
              />
            </Panel>
          )}
          <Panel title={t().lobby.checksTitle}>
            <CheckList keepsAnswers={shelf.lasting} asksFullscreen={exam.security === 'page'} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}

const NOTICE = 'theo-doi';

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const CLEARED_EVERY_MS = 10_000;

/** Whether an invigilator has settled the check-in meanwhile; one that is done again is open again. */
function useClearing(usesCamera: boolean): Clearing | null {
  const [how, setHow] = useState<Clearing | null>(null);
  useEffect(() => {
    if (!usesCamera) return;
    const timer = setInterval(async () => {
      const result = await call(readCheckIn);
      if (result.ok) setHow(result.value.cleared?.how ?? null);
    }, CLEARED_EVERY_MS);
    return () => clearInterval(timer);
  }, [usesCamera]);
  return how;
}

const LOOK_AGAIN_MS = 20_000;

/** Looks at the card again now and then; each page at its own moment, so that a province does not ask at once. */
function useFreshCard(clock: ServerClock, onCard: (card: CandidateCard) => void): void {
  const told = useRef(onCard);
  told.current = onCard;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const plan = () => {
      timer = setTimeout(look, LOOK_AGAIN_MS * (1 + Math.random() / 2));
    };
    const look = async () => {
      const sentAt = performance.now();
      const result = await call(readCandidate);
      if (result.ok) {
        clock.look(sentAt, result.value.clock.now);
        told.current(result.value);
      }
      plan();
    };
    plan();
    return () => clearTimeout(timer);
  }, [clock]);
}
