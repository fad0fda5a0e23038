/** Rounds half away from zero at `decimals` places: 6.25 -> 6.3, 0.285 -> 0.29; a float's last-bit error does not decide. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  const rounded = Math.floor(scaled + 0.5 + 1e-9 * Math.max(1, scaled));
  return (Math.sign(value) * rounded) / scale || 0;
}
