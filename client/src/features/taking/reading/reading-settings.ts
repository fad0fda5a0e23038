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

/** Text grows by the root's size, so that the whole page grows with it and nothing is cut off. */
export function applyReading(): void {
  const { textPercent, highContrast } = useReading.getState();
  const root = document.documentElement;
  root.style.fontSize = `${(BASE_PX * textPercent) / 100}px`;
  root.toggleAttribute('data-high-contrast', highContrast);
}

/** The next size up (1) or down (-1); the same at the ends. */
export function nextTextPercent(now: number, step: 1 | -1): number {
  const at = TEXT_STEPS.findIndex((percent) => percent >= now);
  return TEXT_STEPS[Math.min(TEXT_STEPS.length - 1, Math.max(0, at + step))] ?? now;
}
