import type { HandReason } from 'shared/contracts/delivery.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import css from './HandDialog.module.css';
import { useOpenPaper } from './use-attempt.ts';

/** Not read from the contract: its schemas would come along. */
const REASONS: readonly HandReason[] = ['machine', 'sound', 'paper', 'leave', 'other'];

/** Raises the hand with a word of why, so that the invigilator comes with what is needed. */
export function HandDialog({ onClose }: { onClose: () => void }) {
  const { attempt } = useOpenPaper();
  return (
    <Dialog title={t().hand.title} onClose={onClose}>
      <div className={css.reasons}>
        {REASONS.map((why) => (
          <Button
            key={why}
            onClick={() => {
              attempt.raiseHand(true, why);
              onClose();
            }}
          >
            {t().hand.reasons[why]}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
