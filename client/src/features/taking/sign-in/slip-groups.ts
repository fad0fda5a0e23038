export const SLIP_LENGTH = 16;

/** A typed slip code in groups of four, "ABCD-EFGH": separators, spaces and case do not matter while typing. */
export function slipGroups(typed: string): string {
  const digits = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, SLIP_LENGTH);
  return digits.replace(/(.{4})(?=.)/g, '$1-');
}

/** True where an input method made Vietnamese letters of the code ("aa" became "â"): it must be switched off first. */
export function typesVietnamese(typed: string): boolean {
  return /[\u00c0-\u024f\u1e00-\u1eff]/.test(typed.normalize('NFC'));
}

export function slipDigits(shown: string): number {
  return shown.replaceAll('-', '').length;
}

/** The code in an address fragment, "#code=ABCD…", as the slip's QR holds it; '' where there is none. */
export function slipInFragment(fragment: string): string {
  return slipGroups(new URLSearchParams(fragment.replace(/^#/, '')).get('code') ?? '');
}
