/**
 * The mark: the round window in a square frame of Khuê Văn Các, the pavilion of the Temple of Literature, its eight bars
 * spreading like the light of the star Khuê. Always beside the name, so it says nothing of its own to screen readers.
 */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1.5" y="1.5" width="29" height="29" rx="4" fill="var(--cham)" />
      <g fill="none" stroke="var(--cham-on)" strokeWidth="1.6" strokeLinecap="round">
        <circle cx="16" cy="16" r="8.5" />
        <path d="M16 4.5v6.6M16 20.9v6.6M4.5 16h6.6M20.9 16h6.6M7.9 7.9l4.7 4.7M19.4 19.4l4.7 4.7M24.1 7.9l-4.7 4.7M12.6 19.4l-4.7 4.7" />
        <circle cx="16" cy="16" r="2.6" fill="var(--nghe)" stroke="none" />
      </g>
    </svg>
  );
}
