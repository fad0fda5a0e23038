import { useId } from 'react';

/** The only ornament: a thin line of woven diamonds, as on a Dao or Mông hem. For page heads, slips and minutes. */
export function BrocadeLine({ height = 6 }: { height?: number }) {
  const id = useId();
  return (
    <svg width="100%" height={height} aria-hidden="true" style={{ display: 'block' }}>
      <defs>
        <pattern id={id} width="24" height="6" patternUnits="userSpaceOnUse">
          <rect width="24" height="6" fill="var(--cham)" />
          <path d="M0 3l3-3 3 3-3 3z" fill="var(--nghe)" />
          <path d="M12 3l3-3 3 3-3 3z" fill="var(--son)" />
          <path d="M1.5 3l1.5-1.5 1.5 1.5-1.5 1.5zM13.5 3l1.5-1.5 1.5 1.5-1.5 1.5z" fill="#fff" />
          <path d="M8 3l1-1 1 1-1 1zM20 3l1-1 1 1-1 1z" fill="#fff" opacity="0.7" />
        </pattern>
      </defs>
      <rect width="100%" height={height} fill={`url(#${id})`} />
    </svg>
  );
}
