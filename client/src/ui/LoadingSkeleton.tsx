import { t } from './messages.ts';
import css from './states.module.css';

interface Props {
  /** The shape of what comes, so that nothing jumps when it is here. */
  readonly shape?: 'table' | 'tiles' | 'text' | 'chart';
  readonly rows?: number;
}

const HEIGHTS = { table: 44, text: 20, tiles: 96, chart: 320 } as const;

/** Grey bones of the coming layout. Still, never shimmering. */
export function LoadingSkeleton({ shape = 'table', rows }: Props) {
  const count = rows ?? { table: 8, text: 4, tiles: 4, chart: 1 }[shape];
  return (
    <div className={shape === 'tiles' ? css.tiles : css.skeleton} role="status" aria-label={t().loading}>
      {Array.from({ length: count }, (_, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: bones have no other name.
          key={at}
          className={css.bone}
          style={{ height: HEIGHTS[shape], width: shape === 'text' && at === count - 1 ? '60%' : undefined }}
        />
      ))}
    </div>
  );
}
