import { Button } from '@mantine/core';
import { number, percent } from '../i18n/format.ts';
import { t } from './messages.ts';
import css from './ProgressLine.module.css';

interface Props {
  readonly label: string;
  readonly done: number;
  /** Absent while it is not known how much there is. */
  readonly total?: number;
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
}

/** Long work: how far it is, and a way to stop it. */
export function ProgressLine({ label, done, total, onCancel, cancelling = false }: Props) {
  const share = total ? Math.min(1, done / total) : undefined;
  return (
    <div className={css.line}>
      <div className={css.words}>
        <div className={css.label}>
          <span>{label}</span>
          <span className={css.count}>
            {share === undefined ? number(done) : `${number(done)}/${number(total ?? 0)} · ${percent(share, 0)}`}
          </span>
        </div>
        <div
          className={css.track}
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={total ? done : undefined}
        >
          <div
            className={`${css.fill} ${share === undefined ? css.unknown : ''}`}
            style={{ width: share === undefined ? '100%' : `${share * 100}%` }}
          />
        </div>
      </div>
      {onCancel ? (
        <Button variant="default" size="compact-md" onClick={onCancel} disabled={cancelling}>
          {cancelling ? t().cancelling : t().cancel}
        </Button>
      ) : null}
    </div>
  );
}
