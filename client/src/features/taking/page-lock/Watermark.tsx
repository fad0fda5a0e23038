import css from './PageLock.module.css';

/** The candidate's number across the paper, so faint that nobody reads it by mistake: a photograph says whose it is. */
export function Watermark({ number }: { number: string }) {
  const shown = number.replace(/[^0-9A-Za-z-]/g, '');
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="260" height="180"><text x="20" y="110" font-family="sans-serif" font-size="26" fill="gray" transform="rotate(-24 130 90)">${shown}</text></svg>`;
  return (
    <div
      className={css.watermark}
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }}
    />
  );
}
