import { IconHandStop, IconLayoutGrid, IconTextSize } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { ExamClock } from './ExamClock.tsx';
import { SavePill } from './SavePill.tsx';
import css from './TopBar.module.css';
import { useAttempt, useIsLocked, useOpenPaper } from './use-attempt.ts';

interface Props {
  readonly watching: ReactNode;
  readonly onPalette: () => void;
  readonly onSettings: () => void;
  readonly onHand: () => void;
  readonly onHandIn: () => void;
}

/** The slim bar: where am I, how much time, is it saved. */
export function TopBar({ watching, onPalette, onSettings, onHand, onHandIn }: Props) {
  const { card, paper, attempt } = useOpenPaper();
  const isHandUp = useAttempt((view) => view.handUp);
  const isLocked = useIsLocked();
  return (
    <header className={css.bar}>
      <div className={css.title}>
        <h1 className={css.name}>{paper.title}</h1>
        <p className={css.who}>
          {t().code(paper.code)} · {card.name} · {t().number(card.number)}
        </p>
      </div>
      <div className={css.clock}>
        <ExamClock />
      </div>
      <div className={css.pill}>
        {watching}
        <SavePill />
      </div>
      <div className={css.tools}>
        <IconTool
          name={isHandUp ? t().bar.lowerHand : t().bar.raiseHand}
          isOn={isHandUp}
          onClick={() => (isHandUp ? attempt.raiseHand(false) : onHand())}
        >
          <IconHandStop size={22} aria-hidden="true" />
        </IconTool>
        <IconTool name={t().bar.settings} onClick={onSettings}>
          <IconTextSize size={22} aria-hidden="true" />
        </IconTool>
        <span className={css.narrow}>
          <IconTool name={t().bar.palette} onClick={onPalette}>
            <IconLayoutGrid size={22} aria-hidden="true" />
          </IconTool>
        </span>
        <Button look="main" className={css.handIn} disabled={isLocked} onClick={onHandIn}>
          {t().bar.handIn}
        </Button>
      </div>
    </header>
  );
}

function IconTool(props: { name: string; isOn?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className={css.tool}
      title={props.name}
      aria-label={props.name}
      aria-pressed={props.isOn}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
