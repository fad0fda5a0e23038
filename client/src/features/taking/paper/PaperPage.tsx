import { IconChevronLeft, IconChevronRight, IconPlayerPause } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { number } from '../../../i18n/format.ts';
import { playerOf } from '../../../questions/players.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { LineGuide } from '../reading/LineGuide.tsx';
import { ReadingDialog } from '../reading/ReadingDialog.tsx';
import { setReading, useReading } from '../reading/reading-settings.ts';
import { About } from './About.tsx';
import { Cover } from './Cover.tsx';
import { clustersOf } from './clusters.ts';
import { FullscreenCover } from './FullscreenCover.tsx';
import { HandDialog } from './HandDialog.tsx';
import { HandInDialog } from './HandInDialog.tsx';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import css from './PaperPage.module.css';
import { type Place, shownResponse } from './places.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { showQuestion } from './show-question.ts';
import { TopBar } from './TopBar.tsx';
import { TroubleBar } from './TroubleBar.tsx';
import { useAttempt, useIsLocked, useOpenPaper } from './use-attempt.ts';
import { canFullscreen, useFullscreen } from './use-fullscreen.ts';
import { useKeys } from './use-keys.ts';
import { WatcherBar } from './WatcherBar.tsx';

type Opened = 'palette' | 'reading' | 'hand' | 'handIn' | null;

interface Props {
  readonly watching: ReactNode;
  /** Whether the paper is shown in full screen only. */
  readonly fillsScreen: boolean;
  /** Whether leaving full screen is told as a sign. */
  readonly tellsExit: boolean;
  readonly onSignInAgain: () => void;
}

/** The paper while it is being written. */
export function PaperPage({ watching, fillsScreen, tellsExit, onSignInAgain }: Props) {
  const { attempt, paper, places } = useOpenPaper();
  const first = places[0]?.id ?? '';
  const here = useAttempt((view) => view.attempt.here) ?? first;
  const role = useAttempt((view) => view.role);
  const isPaused = useAttempt((view) => view.phase === 'paused');
  const isLocked = useIsLocked();
  const { show, lineGuide } = useReading();
  const [opened, setOpened] = useState<Opened>(null);
  // A watcher may look around without writing anything.
  const [seen, setSeen] = useState(here);
  const shown = role === 'writer' ? here : seen;
  const isFull = useFullscreen();
  const exits = useExits(isFull);
  const isOut = role === 'writer' && fillsScreen && canFullscreen() && !isFull;

  const at = Math.max(
    0,
    places.findIndex(({ id }) => id === shown),
  );
  const place = places[at];
  const part = paper.parts.find((one) => one.part === place?.part);
  const isAbout = places.some((one) => one.stimulus && (show === 'part' ? one.part === place?.part : one === place));

  const go = (item: string, scrolls = true) => {
    setSeen(item);
    attempt.visit(item);
    if (scrolls) requestAnimationFrame(() => showQuestion(document, item, show === 'part'));
  };
  const move = (step: 1 | -1) => {
    const next = places[at + step];
    if (next) go(next.id);
  };

  useKeys(
    {
      onMove: move,
      onFlag: () => place && attempt.flag(place.id, !attempt.view.getState().attempt.flagged[place.id]),
      onLetter(key) {
        if (!place) return;
        const { attempt: state, drafts } = attempt.view.getState();
        const keyed = playerOf(place.view.kind).keyed(place.view, key, shownResponse(state, drafts, place.id));
        if (keyed !== undefined) attempt.answer(place.id, keyed);
      },
    },
    !isPaused && !isOut && !isLocked && opened === null,
  );
  // The first question is looked at without anybody going there: the ledger says so too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the paper comes into sight
  useEffect(() => {
    if (attempt.view.getState().attempt.here === null) attempt.visit(first);
  }, []);
  useScrollToTop(show === 'question' ? shown : part?.part);

  return (
    <div className={css.page}>
      <TopBar
        watching={watching}
        onPalette={() => setOpened('palette')}
        onSettings={() => setOpened('reading')}
        onHand={() => setOpened('hand')}
        onHandIn={() => setOpened('handIn')}
      />
      {isPaused ? (
        <Cover title={t().covers.pausedTitle} shape={<IconPlayerPause size={40} aria-hidden="true" />}>
          <p>{t().covers.paused}</p>
          <Notices />
        </Cover>
      ) : isOut ? (
        <FullscreenCover exits={exits} isTold={tellsExit} />
      ) : (
        <div className={css.body} data-about={isAbout}>
          <main className={css.main}>
            {role === 'watcher' && <WatcherBar />}
            <TroubleBar onSignInAgain={onSignInAgain} />
            <Notices />
            {part && (
              <div className={css.part}>
                <h2 className={css.partName}>
                  {t().partName(part.part)}
                  <span className={css.kind}>
                    {t().kindName(part.kind)} · {t().paper.pointsEach(number(part.points))}
                  </span>
                </h2>
                <fieldset className={css.show} aria-label={t().paper.showHow}>
                  <ShowChoice value="question" now={show} name={t().paper.oneQuestion} />
                  <ShowChoice value="part" now={show} name={t().paper.wholePart} />
                </fieldset>
              </div>
            )}
            {show === 'question' && place && (
              <About key={place.stimulus} stimulus={place.stimulus}>
                <QuestionCard key={place.id} place={place} />
              </About>
            )}
            {show === 'part' &&
              clustersOf(places.filter((one) => one.part === place?.part)).map(({ stimulus, places: asked }) => (
                <About key={asked[0]?.id} stimulus={stimulus}>
                  {asked.map((one) => (
                    <QuestionCard key={one.id} place={one} onTouched={() => one.id !== shown && go(one.id, false)} />
                  ))}
                </About>
              ))}
            <Steps
              places={places}
              at={at}
              isWholePart={show === 'part'}
              onGo={(item) => {
                go(item);
                if (show === 'part') scrollTo({ top: 0 });
              }}
            />
            <p className={css.keys}>{t().paper.keys}</p>
          </main>
          <aside className={css.aside}>
            <Palette here={shown} onGo={go} />
          </aside>
        </div>
      )}
      {lineGuide && !isPaused && !isOut && <LineGuide />}
      {opened === 'palette' && (
        <Dialog title={t().bar.palette} place="side" onClose={() => setOpened(null)}>
          <Palette
            here={shown}
            onGo={(item) => {
              setOpened(null);
              go(item);
            }}
          />
        </Dialog>
      )}
      {opened === 'reading' && <ReadingDialog onClose={() => setOpened(null)} />}
      {opened === 'hand' && <HandDialog onClose={() => setOpened(null)} />}
      {opened === 'handIn' && (
        <HandInDialog
          onClose={() => setOpened(null)}
          onGo={(item) => {
            setOpened(null);
            go(item);
          }}
        />
      )}
    </div>
  );
}

function ShowChoice({ value, now, name }: { value: 'question' | 'part'; now: string; name: string }) {
  return (
    <button
      type="button"
      className={css.showOne}
      aria-pressed={value === now}
      onClick={() => setReading({ show: value })}
    >
      {name}
    </button>
  );
}

interface StepsProps {
  readonly places: readonly Place[];
  readonly at: number;
  readonly isWholePart: boolean;
  readonly onGo: (item: string) => void;
}

/** To the question, or to the part, before and after. */
function Steps({ places, at, isWholePart, onGo }: StepsProps) {
  const here = places[at];
  const firstOf = (part: number | undefined) => places.find((place) => place.part === part);
  const parts = [...new Set(places.map(({ part }) => part))];
  const partAt = parts.indexOf(here?.part ?? 0);
  const before = isWholePart ? firstOf(parts[partAt - 1]) : places[at - 1];
  const after = isWholePart ? firstOf(parts[partAt + 1]) : places[at + 1];
  return (
    <nav className={css.steps}>
      <Button disabled={!before} onClick={() => before && onGo(before.id)}>
        <IconChevronLeft size={20} aria-hidden="true" />
        {isWholePart ? t().paper.previousPart : t().paper.previous}
      </Button>
      <Button look={after ? 'main' : 'plain'} disabled={!after} onClick={() => after && onGo(after.id)}>
        {isWholePart ? t().paper.nextPart : t().paper.next}
        <IconChevronRight size={20} aria-hidden="true" />
      </Button>
    </nav>
  );
}

/** How often full screen was left since the paper came into sight. */
function useExits(isFull: boolean): number {
  const seen = useRef({ isFull, exits: 0 });
  if (seen.current.isFull !== isFull) seen.current = { isFull, exits: seen.current.exits + (isFull ? 0 : 1) };
  return seen.current.exits;
}

/** A new question begins at its top, wherever the page before was scrolled to. */
function useScrollToTop(shown: string | number | undefined): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) scrollTo({ top: 0 });
    before.current = shown;
  }, [shown]);
}
