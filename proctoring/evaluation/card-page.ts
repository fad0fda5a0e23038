import { signalOf } from '../signals/registry.ts';
import type { Separation } from './calibration.ts';
import { PROMISED } from './card.ts';
import { FILM_MS } from './clips.ts';
import { type CardRow, IN_TIME_MS } from './rates.ts';

/** The card as a page for people: what was measured, on what, and what it does not say. */
export function cardPage(card: readonly CardRow[], separations: readonly Separation[], frames: number): string {
  const signals = [...new Set(card.map(({ signal }) => signal))];
  const hours = Math.max(0, ...card.filter(({ condition }) => condition === 'good').map((row) => row.hours));
  return `# The proctoring card

What the camera signals find and what they raise falsely. Made by \`pnpm proctoring:evaluate\`; do not edit by hand. A signal is
evidence for a person: no figure here says anything about a pupil.

## What the pictures are

- **Faces** are 16 photographs of adults from the sample pictures of the package @vladmandic/human, 104 pixels wide, set into
  drawn rooms under drawn light, with a sensor's grain. Eight people serve to choose thresholds, eight others to report.
- **Telephones, books, computers and a calculator are drawn**: no package brings a free photograph of them. Most telephones that
  were drawn by chance the model knows only in places or not at all; the two that are used, each in a hand, it knows best. It knows
  drawn books only as spines in a row, and drawn computers not at all. Recall of objects therefore says that the chain works, not
  how many telephones would be found.
- **Another person** is another photograph after an empty second and a half. A swap without any visible change is compared only
  every 25 seconds. Between photographs of one man from different years the similarity was 0.61 in the middle, so new light, glasses or a
  new hairstyle can look like another person: a reviewer looks at the pictures.
- A **turned head** is another photograph, of whoever was turned: no still picture can be turned so that the model believes it.
- **Clips**: ${frames} labelled frames were really looked at by every model. A clip plays them at the moments at which the page's
  own schedule would look, each time with fresh grain, through the page's own detectors. Somebody holds a pose for some looks.
- **Hours** (${hours} candidate-hours in good light) are drawn the same way from frames in which nothing happens: small movements, looks
  aside of up to four seconds, bending down for up to two, a calculator on the desk, somebody who passes. Blinks are not in them.
  Errors of single frames come again within an hour more often than they would in life. With no alarm in ${hours} hours the true
  rate is under ${hours > 0 ? (3 / hours).toFixed(2) : '-'} an hour with 95 % confidence.
- **Talking** is drawn and made: in a photograph the lower lip and the chin are moved down, other lips at each look, and the model
  really looks at it; speech is made of vowels with a moving pitch, hisses and breaths, and the page's own ear hears it. It is told only
  where both agree. Its own rows say what happens with somebody else's voice and a still mouth (othersTalk), with a moving mouth and
  no voice (mouthAlone), and with a fan, keys, hiss or music beside either (noise). Somebody who chews without a pause while a neighbour
  talks (bothAtOnce) cannot be told from talking, nor can who reads aloud or sings: that is why it weighs little.
- **Nobody's real exam is in it.** Children, school rooms, masks, headscarves and cameras of schools were not measured.

Found means: told within ${IN_TIME_MS / 1000} seconds of the onset. Precision: of the clips in which a signal was told, those in which it was
true. False alarms are counted where they begin; the share of the time says how long they stood.
"Unknown" is no alarm; in the dark it is the wanted answer. n: clips with the event. A looped film is ${FILM_MS / 1000} seconds long.

## Promises

In good light recall at least 0.95 within ten seconds at no more than 0.2 false alarms per candidate-hour, which
stand for no more than 0.005 of the time; in the dark no alarm.

${table(
  [
    'signal',
    'recall',
    'false alarms per hour',
    'share of the time',
    'onset, s',
    'n',
    "in Chromium, by the page's own worker",
    'in the dark',
  ],
  PROMISED.map((signal) => {
    const good = card.find((row) => row.signal === signal && row.condition === 'good');
    const inChromium = card.find((row) => row.signal === signal && row.backend.startsWith('chromium'));
    const dark = card.find((row) => row.signal === signal && row.condition === 'dark');
    return [
      signal,
      text(good?.recall),
      text(good?.falseAlarmsPerHour),
      text(good?.alarmedShare),
      text(good?.onsetSeconds),
      text(good?.n),
      inChromium
        ? `found ${Math.round((inChromium.recall ?? 0) * inChromium.n)} of ${inChromium.n}, after ${text(inChromium.onsetSeconds)} s`
        : '-',
      dark && dark.n > 0
        ? `unknown in ${Math.round((dark.unknown ?? 0) * dark.n)} of ${dark.n}, ${text(dark.falseAlarmsPerHour)} alarms per hour`
        : '-',
    ];
  }),
)}

## Signals

${signals.map((signal) => section(signal, card)).join('\n')}
## Thresholds

Chosen on eight people of whom nothing is reported above: the 1st percentile of frames with the event and the 99th of
those without (the other way round where less means the event).

${table(
  ['signal', 'figure', 'with the event', 'without', 'frames'],
  separations.map((one) => [one.signal, one.figure, text(one.event), text(one.without), text(one.frames)]),
)}

## Not measured

- \`virtualCamera\`: a name and a timing are in no picture. Its weight is small, and phones that serve as cameras look the same.
- Films played before a real lens: they have its grain, and are not recognised.
- Which words are spoken: never. Feelings, age, sex: never.
`;
}

function section(signal: CardRow['signal'], card: readonly CardRow[]): string {
  const rows = card.filter((row) => row.signal === signal);
  return `### ${signal}: ${signalOf(signal).name.vi}

${table(
  [
    'condition',
    'backend',
    'precision',
    'recall',
    'false alarms per hour',
    'share of the time',
    'onset, s',
    'unknown',
    'n',
    'hours',
  ],
  rows.map((row) => [
    row.condition,
    row.backend,
    text(row.precision),
    text(row.recall),
    text(row.falseAlarmsPerHour),
    text(row.alarmedShare),
    text(row.onsetSeconds),
    text(row.unknown),
    text(row.n),
    text(row.hours),
  ]),
)}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function text(figure: number | null | undefined): string {
  return figure === null || figure === undefined ? '-' : String(figure);
}
