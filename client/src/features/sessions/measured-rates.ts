import card from 'proctoring/evaluation/card.json' with { type: 'json' };
import { isSignalName, type SignalName, signalOf } from 'proctoring/signals/registry.ts';
import { z } from 'zod';

/** Shares of 0 to 1; null or absent where the condition holds no such case, or it was not measured. */
const Rate = z.number().min(0).max(1).nullish();
const Row = z.object({
  signal: z.string(),
  condition: z.string(),
  precision: Rate,
  recall: Rate,
  falseAlarmsPerHour: z.number().nonnegative().nullish(),
});

/** What a signal is held to, measured on labelled scenes (proctoring/evaluation). */
export interface MeasuredRate {
  readonly signal: SignalName;
  readonly condition: string;
  /** Of the true cases, so many were found. */
  readonly found: number | null;
  /** Of what was reported, so many were true. */
  readonly right: number | null;
  /** False alarms of one candidate in an hour. */
  readonly falseAlarmsPerHour: number | null;
}

/** The measured rates of the signals that a level watches by camera, and with the microphone, in the order of the card. */
export function measuredRates(
  { level, listens }: { level: number; listens: boolean },
  rows: unknown = card,
): MeasuredRate[] {
  return z
    .array(Row)
    .parse(rows)
    .flatMap(({ signal, condition, precision, recall, falseAlarmsPerHour }) => {
      if (!isSignalName(signal) || signalOf(signal).level > level) return [];
      if (signalOf(signal).asks === 'microphone' && !listens) return [];
      const rates = { found: recall ?? null, right: precision ?? null, falseAlarmsPerHour: falseAlarmsPerHour ?? null };
      return [{ signal, condition, ...rates }];
    });
}
