import { create } from 'zustand';

/** How the paper is read; stays on this machine. */
export interface ReadingSettings {
  /** Per cent of the base size of 18 px. */
  readonly textPercent: number;
  readonly highContrast: boolean;
  readonly lineGuide: boolean;
  readonly show: 'question' | 'part';
}

export const TEXT_STEPS = [90, 100, 115, 130, 150, 175, 200] as const;
const KEY = 'khaothi.reading';
const BASE_PX = 18;
const MOST_AROUND_PERCENT = 115;
const DEFAULTS: ReadingSettings = { textPercent: 100, highContrast: false, lineGuide: false, show: 'question' };

function remembered(): ReadingSettings {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<ReadingSettings>) };
  } catch {
    return DEFAULTS;
  }
}

export const useReading = create<ReadingSettings>(remembered);

export function setReading(change: Partial<ReadingSettings>): void {
  useReading.setState(change);
  try {
    localStorage.setItem(KEY, JSON.stringify(useReading.getState()));
  } catch {
    // A browser that refuses storage keeps the choice for this visit only.
  }
  applyReading();
}

/**
 * The questions grow to twice their size (`--reading`); what stands around them grows a little, so that on a phone the
 * questions and not the bar fill the screen.
 */
export function applyReading(): void {
  const { textPercent, highContrast } = useReading.getState();
  const root = document.documentElement;
  const aroundPercent = Math.min(textPercent, MOST_AROUND_PERCENT);
  root.style.fontSize = `${(BASE_PX * aroundPercent) / 100}px`;
  root.style.setProperty('--reading', String(textPercent / aroundPercent));
  root.toggleAttribute('data-high-contrast', highContrast);
}

/** The next size up (1) or down (-1); the same at the ends. */
export function nextTextPercent(now: number, step: 1 | -1): number {
  const at = TEXT_STEPS.findIndex((percent) => percent >= now);
  return TEXT_STEPS[Math.min(TEXT_STEPS.length - 1, Math.max(0, at + step))] ?? now;
}
