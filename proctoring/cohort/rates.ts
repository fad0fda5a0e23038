import { isSignalName, signalOf } from '../signals/registry.ts';

/** How a detector does in one condition. */
export interface Rate {
  /** Share of true acts that are told, unknown ones counted as missed. */
  readonly recall: number;
  /** Alarms in an hour in which nothing happened. */
  readonly falseAlarmsPerHour: number;
  /** From the act's beginning to the signal's, seconds; shorter acts are not told. */
  readonly onsetSeconds: number;
  /** Where the figures come from. */
  readonly source: 'card' | 'assumed';
}

/** A row of what the evaluation holds its detectors to. */
export interface CardFigures {
  readonly signal: string;
  readonly condition: string;
  readonly recall?: number | null;
  readonly falseAlarmsPerHour?: number | null;
  readonly onsetSeconds?: number | null;
}

type Figures = Omit<Rate, 'source'>;
const ASSUMED: Readonly<Record<'vision' | 'page' | 'other', Figures>> = {
  vision: { recall: 0.7, falseAlarmsPerHour: 0.5, onsetSeconds: 6 },
  page: { recall: 0.98, falseAlarmsPerHour: 0, onsetSeconds: 0 },
  other: { recall: 0.95, falseAlarmsPerHour: 0, onsetSeconds: 0 },
};
/** Where the card has no row for a dark room, vision is assumed to say "unknown" of most. */
const IN_THE_DARK: Figures = { recall: 0.2, falseAlarmsPerHour: 0.2, onsetSeconds: 8 };
/** What the product promises where the card gives no figure of its own. */
const PROMISED = { falseAlarmsPerHour: 0.2, onsetSeconds: 5 };

/** The rates of a card, by signal and condition; what it does not say is assumed and says so. */
export function ratesOf(card: readonly CardFigures[]): (kind: string, condition: string) => Rate {
  const rows = new Map(card.map((row) => [`${row.signal} ${row.condition}`, row]));
  return (kind, condition) => {
    const modality = isSignalName(kind) ? signalOf(kind).modality : 'custody';
    if (modality !== 'vision') return { ...ASSUMED[modality === 'page' ? 'page' : 'other'], source: 'assumed' };
    const isDark = condition === 'dark';
    const row =
      rows.get(`${kind} ${condition}`) ?? (isDark ? undefined : (rows.get(`${kind} good`) ?? rows.get(`${kind} all`)));
    if (typeof row?.recall !== 'number') return { ...(isDark ? IN_THE_DARK : ASSUMED.vision), source: 'assumed' };
    return {
      recall: row.recall,
      falseAlarmsPerHour: row.falseAlarmsPerHour ?? PROMISED.falseAlarmsPerHour,
      onsetSeconds: row.onsetSeconds ?? PROMISED.onsetSeconds,
      source: 'card',
    };
  };
}
